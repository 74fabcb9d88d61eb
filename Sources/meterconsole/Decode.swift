import ArgumentParser
import DLMSWire
import MeterHost

/// `meterconsole decode`
struct Decode: ParsableCommand {
    static let configuration = CommandConfiguration(
        abstract: "Decode HDLC frames, wrapper PDUs, mode E messages and APDUs, down to the last field.",
        discussion: """
            Example: meterconsole decode 00 01 00 10 00 01 00 0D C0 01 C1 00 08 00 00 01 00 00 FF 02 00

            Octets are taken as they are copied from logs and dumps: blanks, colons, 0x, line numbers, times and words \
            in front do not matter. HDLC segments and general blocks are put together. The status is 1 when the octets \
            are malformed or incomplete; what was decoded so far is printed all the same.
            """)

    @Argument(help: ArgumentHelp("Octets as hex digits; - reads them from the standard input.", valueName: "HEX"))
    var hex: [String]

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func validate() throws {
        if hex.isEmpty { throw ValidationError("give octets as hex digits, or - to read them from the standard input") }
    }

    func run() throws {
        let decoding = decode()
        print(format == .json ? decoding.json.pretty : decoding.lines.joined(separator: "\n"))
        if decoding.failure != nil { throw ExitCode(1) }
    }

    private func decode() -> Decoding {
        do throws(PastedOctets.Fault) {
            let pasted = try PastedOctets(hex == ["-"] ? Self.standardInput : hex.joined(separator: " "))
            return WireDecoder.decode(pasted.octets, pieces: pasted.pieces)
        } catch {
            let failure = DecodingFailure(offset: error.offset, field: "input", reason: error.description)
            return Decoding(items: [], failure: failure)
        }
    }

    private static var standardInput: String {
        var text = ""
        while let line = readLine(strippingNewline: false) { text += line }
        return text
    }
}
