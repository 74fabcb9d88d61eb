import DLMSWire
import Testing

@testable import MeterHost

@Suite struct RedactionTests {
    /// AARQ with the password "bench001".
    private static let aarq = octets(
        "6036 A109060760857405080101 8A020780 8B0760857405080201 AC0A 8008 62656E6368303031 BE10 040E 01000000 065F1F0400 007E1F 04B0"
    )
    /// SET of a current association's secret to "geheim".
    private static let set = octets("C101C1 000F 0000280000FF 07 00 09 06 67656865696D")
    /// ACTION change_HLS_secret with "geheim".
    private static let action = octets("C301C1 000F 0000280000FF 02 01 09 06 67656865696D")
    /// SET with list: the clock's time zone, then a secret.
    private static let list = octets(
        "C104C1 02 0008 0000010000FF 03 00 000F 0000280000FF 07 00 02 10003C 09 06 67656865696D")

    private static func frame(_ octets: [UInt8]) -> Frame {
        Frame(
            number: 1, time: 0, line: "tcp://127.0.0.1:4059", link: 1, direction: .received, client: 64, server: 1,
            octets: octets)
    }

    private static func everything(_ octets: [UInt8]) -> String {
        let frame = frame(octets)
        let summary = FrameSummary(frame)
        return [FrameExport.hex(frame), FrameExport.text(frame), FrameExport.json(frame).line, summary.text]
            .joined(separator: "\n").replacing(" ", with: "")
    }

    @Test("secrets appear in no form", arguments: [aarq, set, action, list])
    func masked(apdu: [UInt8]) {
        let text = Self.everything(wpdu(apdu, client: 64))
        for secret in ["bench001", "62656E6368303031", "geheim", "67656865696D"] { #expect(!text.contains(secret)) }
        #expect(text.contains(Redaction.octetMask))
    }

    @Test("secrets stay masked when the frame is cut off", arguments: 0..<56)
    func cutOff(missing: Int) {
        let octets = Array(Self.aarq.dropLast(missing))
        #expect(!Self.everything(wpdu(octets, client: 64)).contains("62656E63"))
    }

    @Test("what is no secret is shown")
    func shown() {
        let text = Self.everything(wpdu(octets("C101C1 0008 0000010000FF 03 00 10 003C"), client: 64))
        #expect(text.contains("10003C") && !text.contains(Redaction.octetMask))
        let revealed = FrameExport.hex(Self.frame(wpdu(Self.set)), revealing: true)
        #expect(revealed.hasSuffix("67 65 68 65 69 6D"))
    }

    @Test("a block of a long SET is masked, because it does not say what it belongs to")
    func block() {
        let text = Self.everything(wpdu(octets("C103C1 01 00000002 06 67656865696D")))
        #expect(!text.contains("67656865"))
    }

    // MARK: Over HDLC

    private static func hdlc(_ information: [UInt8], isSegmented: Bool = false) -> [UInt8] {
        information.withUnsafeBytes { bytes in
            let control = HDLCControl(.i(ns: 0, nr: 0), isPoll: true)
            let frame = HDLCFrame(
                to: HDLCAddress(upper: 1, lower: 16, size: 2), from: HDLCAddress(64), control,
                isSegmented: isSegmented, information: Octets(bytes))
            return encoded { frame.encode(into: &$0) }
        }
    }

    @Test("secrets appear in no HDLC frame, whole, in segments, or broken", arguments: [aarq, set, action, list])
    func hdlcMasked(apdu: [UInt8]) {
        let information = [0xE6, 0xE6, 0x00] + apdu
        var broken = Self.hdlc(information)
        broken[broken.count - 2] ^= 1
        for frame in [
            Self.hdlc(information), broken, Self.hdlc(information, isSegmented: true), Self.hdlc(apdu),
        ] {
            let text = Self.everything(frame)
            for secret in ["bench001", "62656E6368303031", "geheim", "67656865696D"] {
                #expect(!text.contains(secret))
            }
            #expect(text.contains(Redaction.octetMask))
        }
    }

    @Test("what is no secret is shown in an HDLC frame")
    func hdlcShown() {
        let get = octets("E6E600 C001C1 0008 0000010000FF 03 00")
        #expect(Self.everything(Self.hdlc(get)).contains("0000010000FF"))
        #expect(!Self.everything(Self.hdlc(get)).contains(Redaction.octetMask))
    }

    @Test(
        "what is written by short name and may be a password is masked",
        arguments: [
            ("06 01 02 FA40 01 09 04 31323334", 6..<12), ("16 01 02 0100 01 09 02 3132", 6..<10),
            ("05 01 04 FA40 00 09 02 3132", 6..<10), ("05 01 06 00 0001 02 FA40", 7..<9),
            ("06 01 07 00 0001 01 09 02 3132", 7..<11),
        ] as [(String, Range<Int>)])
    func shortNames(hex: String, place: Range<Int>) {
        #expect(Redaction.secrets(in: octets(hex)) == [place])
    }

    @Test("a number that is written by short name is shown") func shortNameNumbers() {
        #expect(Redaction.secrets(in: octets("06 01 02 0100 01 10 003C")).isEmpty)
    }
}
