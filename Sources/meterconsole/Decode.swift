import ArgumentParser
import DLMSServer
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

            With --ek, ciphered APDUs are opened: every key is tried with every --ak and every system title, those \
            given and those in an AARQ, an AARE or a general-glo-ciphering among the octets. What was in them is \
            printed below them, and at the end which keys fit. When a tag does not verify, the status is 1, and the \
            mistake is named that explains it, as far as it is one that people make.
            """)

    @Argument(help: ArgumentHelp("Octets as hex digits; - reads them from the standard input.", valueName: "HEX"))
    var hex: [String]

    @Option(
        name: .customLong("ek"),
        help: ArgumentHelp(
            "Encryption key, 16 or 32 octets; may be repeated, also for dedicated and broadcast keys.",
            valueName: "HEX"),
        transform: KeyText.key)
    var encryptionKeys: [[UInt8]] = []

    @Option(
        name: .customLong("ak"),
        help: ArgumentHelp("Authentication key, 16 or 32 octets; may be repeated.", valueName: "HEX"),
        transform: KeyText.key)
    var authenticationKeys: [[UInt8]] = []

    @Option(
        name: .customLong("system-title"),
        help: ArgumentHelp("System title of a sender, 8 octets; may be repeated.", valueName: "HEX"),
        transform: KeyText.title)
    var titles: [SystemTitle] = []

    @Option(help: "text or json.")
    var format = OutputFormat.text

    func validate() throws {
        if encryptionKeys.isEmpty, !authenticationKeys.isEmpty || !titles.isEmpty {
            throw ValidationError("--ak and --system-title need an --ek to go with")
        }
        if hex.isEmpty { throw ValidationError("give octets as hex digits, or - to read them from the standard input") }
    }

    func run() throws {
        let decoder = KeyedDecoder(
            encryptionKeys: encryptionKeys, authenticationKeys: authenticationKeys, titles: titles)
        let decoding = decode(encryptionKeys.isEmpty ? nil : decoder)
        if format == .json {
            print((encryptionKeys.isEmpty ? decoding.json : decoder.json(of: decoding)).pretty)
        } else {
            print((decoding.lines + decoder.report).joined(separator: "\n"))
        }
        if decoding.failure != nil || decoder.faults > 0 { throw ExitCode(1) }
    }

    private func decode(_ decoder: KeyedDecoder?) -> Decoding {
        do throws(PastedOctets.Fault) {
            let pasted = try PastedOctets(hex == ["-"] ? Self.standardInput : hex.joined(separator: " "))
            guard let decoder else { return WireDecoder.decode(pasted.octets, pieces: pasted.pieces) }
            return decoder.decode(pasted.octets, pieces: pasted.pieces)
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

/// Keys and titles as they are given on a command line.
enum KeyText {
    static func key(_ text: String) throws -> [UInt8] {
        let key = try octets(text)
        guard key.count == 16 || key.count == 32 else {
            throw ValidationError("a key has 16 or 32 octets, not \(key.count)")
        }
        return key
    }

    static func title(_ text: String) throws -> SystemTitle {
        let octets = try octets(text)
        guard let title = octets.withUnsafeBytes({ SystemTitle(Octets($0)) }) else {
            throw ValidationError("a system title has 8 octets, not \(octets.count)")
        }
        return title
    }

    private static func octets(_ text: String) throws -> [UInt8] {
        do throws(PastedOctets.Fault) { return try PastedOctets(text).octets } catch {
            throw ValidationError("\(error)")
        }
    }
}
