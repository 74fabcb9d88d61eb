import COSEM
import DLMSWire
import MeterDefinition
import MeterHost
import TerminalKit

@testable import Console

/// The console of a small meter, without a terminal and without lines.
///
/// Every call hops to the meter's event loop; tests expect on their own thread, where failures are told as theirs.
final class MeterBench {
    private let handle: MeterHandle
    private let app: ConsoleApp

    /// Two logical devices; what the tests look at, nothing more.
    static let definition = """
        meter: {name: small, manufacturer: MCS, serial: "00000007"}
        registers:
          energy: 12345678 Wh
          voltage: 230.4 V
        logical_devices:
          - sap: 1
            name: Management
            associations:
              - {name: public, client: 16, access: public}
              - {name: bench, client: 64, mechanism: low, secret: bench001, access: manager}
            objects:
              - {class: Register, obis: 1.0.1.8.0.255, register: energy}
              - class: Register
                obis: 1.0.32.7.0.255
                register: voltage
                type: long-unsigned
                scaler_unit: {scaler: -1, unit: V}
              - {class: Clock, obis: 0.0.1.0.0.255, time_zone: -60, daylight_savings_begin: "*-03-last Sun 02:00:00"}
              - {class: Data, obis: 0.0.96.1.0.255, value: ABC}
              - class: Profile generic
                obis: 1.0.99.1.0.255
                capture_objects: [[Clock, 0.0.1.0.0.255, 2, 0], [Register, 1.0.1.8.0.255, 2, 0]]
          - sap: 17
            name: Sub-meter
            associations:
              - {name: bench, client: 64, access: manager}
            objects:
              - {class: Clock, obis: 0.0.1.0.0.255}
        """

    init(readOnly: Bool = false) throws {
        var options = MeterOptions()
        options.isReadOnly = readOnly
        options.listeners = []
        handle = try MeterHandle(try MeterDefinition.load(text: Self.definition, file: "small.yaml"), options: options)
        app = handle.sync { meter in
            let app = ConsoleApp(meter)
            app.layout(width: 80, height: 24)
            return app
        }
    }

    deinit { handle.shutdown() }

    func press(_ keys: Key...) { handle.sync { _ in keys.forEach(app.handle) } }
    func type(_ text: String) { handle.sync { _ in text.forEach { app.handle(.character($0)) } } }

    /// Runs a line of the palette.
    func command(_ line: String) {
        press(":")
        type(line)
        press(.enter)
    }

    /// Goes to an object and into its inspector, on the row of an attribute or method.
    func inspect(_ code: String, row: Int) {
        press("/")
        type(code)
        press(.enter, .enter)
        for _ in 1..<row { press(.down) }
    }

    /// Everything between the title bar, whose clock goes on, and the key bar.
    func screen(width: Int = 80, height: Int = 24) -> String {
        let canvas = handle.sync { _ in app.canvas(width: width, height: height) }
        return (1..<(height - 1)).map(canvas.textOfRow).joined(separator: "\n")
    }

    /// The status line.
    var status: String {
        let row = handle.sync { _ in app.canvas(width: 120, height: 24) }.textOfRow(22)
        return row.dropFirst().dropLast().trimmed
    }

    var hasDialog: Bool { handle.sync { _ in !app.dialogs.isEmpty } }
    var screenID: ScreenID { handle.sync { _ in app.screen.id } }
    /// The text that was copied last.
    var copied: String? {
        guard case .copy(let text)? = handle.sync({ _ in app.takeEffects().last }) else { return nil }
        return text
    }

    /// The selected object.
    var selected: ObjectID? { handle.sync { _ in (app.screen as? ObjectsScreen)?.object?.id } }

    func value(_ code: LogicalName, class classID: UInt16, _ attribute: UInt8, device: UInt16 = 1) -> DataValue? {
        inObject(ObjectID(device: device, classID: classID, instance: code)) { try? $0.value(of: attribute) }
    }

    func inObject<Result>(_ id: ObjectID, _ body: (LivingObject) -> Result?) -> Result? {
        handle.sync { meter in meter.living.object(id).flatMap(body) }
    }
}

extension Substring {
    fileprivate var trimmed: String {
        var rest = self
        while rest.last == " " { rest.removeLast() }
        return String(rest)
    }
}

extension LogicalName {
    static let energy = LogicalName(1, 0, 1, 8, 0, 255)
    static let clock = LogicalName(0, 0, 1, 0, 0, 255)
    static let identifier = LogicalName(0, 0, 96, 1, 0, 255)
}
