import ArgumentParser
import Foundation
import MeterHost

/// The meter that opens when none is named.
enum SampleMeter {
    private static let path = "SampleMeters/three-phase.yaml"

    /// Looks in the current folder, then beside the program and in the folders above it.
    /// - Throws: status 1, after a line that says what to give.
    static func find() throws(ExitCode) -> String {
        if FileManager.default.fileExists(atPath: path) { return path }
        var folder = URL(filePath: HostPlatform.executablePath ?? ".").deletingLastPathComponent()
        while folder.pathComponents.count > 1 {
            let candidate = folder.appending(path: path).path
            if FileManager.default.fileExists(atPath: candidate) { return candidate }
            folder.deleteLastPathComponent()
        }
        throw fail("no \(path) here: name a meter, as in `meterconsole run METER.yaml`")
    }
}
