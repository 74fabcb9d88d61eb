import Foundation
import MeterHost

/// Frames written to a file. Secrets are masked whatever the screen shows.
enum FrameFile {
    /// Why a file could not be written, and what to do.
    struct Fault: Error, CustomStringConvertible {
        let description: String
    }

    /// Writes JSON lines, decoded text or hex, by the end of the file's name: `.json` (`.jsonl`), `.txt`, `.hex`.
    /// - Parameter opener: opens what is ciphered.
    static func write(
        _ frames: some Sequence<Frame>, to path: String, with opener: FrameOpener
    ) throws(Fault) {
        let form = try form(of: path, opener)
        let text = frames.map { form($0) + "\n" }.joined()
        do {
            try text.write(toFile: path, atomically: true, encoding: .utf8)
        } catch {
            throw Fault(description: "\(path): \(error.localizedDescription)")
        }
    }

    private static func form(of path: String, _ opener: FrameOpener) throws(Fault) -> (Frame) -> String {
        switch path.split(separator: ".").last {
        case "json", "jsonl": { FrameExport.json($0, with: opener).line }
        case "txt": { FrameExport.text($0, with: opener) + "\n" }
        case "hex": { FrameExport.hex($0) }
        default: throw Fault(description: "\(path): end the name in .json, .txt or .hex, to say how to write it")
        }
    }
}
