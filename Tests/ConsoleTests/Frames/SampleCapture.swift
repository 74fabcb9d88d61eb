import DLMSWire
import MeterDefinition

@testable import Console
@testable import MeterHost

/// A meter with one register, and a capture of a client that reads it.
struct SampleCapture {
    static let definition = """
        meter: {manufacturer: MCS, serial: "00000001"}
        registers: {energy: 12345678 Wh}
        logical_devices:
          - sap: 1
            name: Management
            associations:
              - {name: public, client: 16, mechanism: 0}
            objects:
              - {class: Register, obis: 1.0.1.8.0.255, register: energy}
        """

    let handle: MeterHandle

    init() throws {
        handle = try MeterHandle(MeterDefinition.load(text: Self.definition, file: "sample.yaml"))
        handle.sync { Self.replay(on: $0) }
    }

    /// Puts the exchange into the capture log once more.
    static func replay(on meter: RunningMeter) {
        let tap = CaptureLog.Tap(line: meter.capture.register(line: "tcp://127.0.0.1:4059"), link: 1)
        for (octets, direction) in exchange {
            octets.withUnsafeBytes {
                meter.capture.append($0, direction, at: 1_795_000_000_123_000, on: tap, client: 16, server: 1)
            }
        }
    }

    private static let exchange: [([UInt8], Frame.Direction)] = [
        (wpdu(16, 1, "C001C100030100010800FF0200"), .received),
        (wpdu(1, 16, "C401C1000600BC614E"), .sent),
        (wpdu(16, 1, "C001C200030100010800FF0900"), .received),
        (wpdu(1, 16, "C401C20104"), .sent),
    ]

    private static func wpdu(_ source: UInt16, _ destination: UInt16, _ hex: String) -> [UInt8] {
        let digits = Array(hex)
        let apdu = stride(from: 0, to: digits.count, by: 2).compactMap {
            UInt8(String(digits[$0...($0 + 1)]), radix: 16)
        }
        return encoded { writer in
            for field in [1, source, destination, UInt16(apdu.count)] { writer.u16(field) }
            writer.octets(apdu)
        }
    }
}
