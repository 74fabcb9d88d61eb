import COSEM
import DLMSWire
import MeterHost
import TerminalKit

/// The title bar of a running meter.
enum MeterTitle {
    static func make(_ meter: RunningMeter) -> TitleBar {
        TitleBar(
            meter: meter.identity.name, identity: meter.identity.logicalDeviceName, clock: clock(of: meter),
            speed: "×\(rate(meter.clock.rate))", lines: meter.lines.map(line), flags: flags(of: meter))
    }

    /// The meter's local time as its clock object gives it, else UTC.
    private static func clock(of meter: RunningMeter) -> String {
        let name = LogicalName(0, 0, 1, 0, 0, 255)
        for device in meter.living.devices {
            guard case .octetString(let octets)? = try? device.object(classID: 8, instance: name)?.value(of: 2)
            else { continue }
            if let time = DateTime(octets: octets) { return String(time.description.prefix(19)) }
        }
        return TimeText.dateAndTime(milliseconds: meter.utcMilliseconds)
    }

    private static func rate(_ rate: Double) -> String { rate == rate.rounded() ? "\(Int(rate))" : "\(rate)" }

    private static func flags(of meter: RunningMeter) -> [String] {
        (meter.isReadOnly ? ["read-only"] : []) + (meter.hasUnsavedChanges ? ["unsaved"] : [])
    }

    private static func line(_ line: Line) -> TitleBar.Line {
        var failure: String?
        if case .failed(let reason, let retry) = line.state {
            failure = reason + (retry.map { ", again in \($0) s" } ?? "")
        }
        let port = line.name.split(separator: ":").last.map { ":" + $0 } ?? ""
        return TitleBar.Line(name: "\(line.url.scheme) \(port)", clients: line.connections, failure: failure)
    }
}
