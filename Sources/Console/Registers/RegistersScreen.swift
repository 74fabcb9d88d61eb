import COSEM
import MeterHost
import TerminalKit

/// The register bank: what dynamic attributes show, and who decides it.
public final class RegistersScreen: Screen {
    public let id = ScreenID.registers
    public let focusedPane = "Registers"
    let meter: RunningMeter
    var table = TableView([
        Column("register", width: 18, weight: 2), Column("value", width: 16, weight: 1, alignment: .right),
        Column("", width: 6), Column("state", width: 10, weight: 1), Column("obis", width: 16, dropOrder: 1),
        Column("name", width: 16, weight: 3, dropOrder: 0),
    ])
    /// Registers whose name or OBIS code contains this are shown.
    var search = ""
    private(set) var rows: [Int] = []
    private var place = Rect.zero

    public init(meter: RunningMeter) { self.meter = meter }

    public var commands: [BoundCommand] { Self.commandTable.bound(to: self) }

    /// The selected register.
    var selected: RegisterBank.Register? {
        guard let row = table.selected, rows.indices.contains(row) else { return nil }
        return meter.registers.registers[rows[row]]
    }

    public func layout(in rect: Rect) {
        place = rect
        let wanted = search.lowercased()
        rows = meter.registers.registers.indices.filter { index in
            let register = meter.registers.registers[index]
            return wanted.isEmpty || register.name.contains(wanted)
                || register.instance?.description.contains(wanted) == true
        }
        table.layout(in: rect.paneContents, count: rows.count)
    }

    public func handle(_ key: Key) -> Reaction {
        switch table.handle(key) {
        case .ignored: .ignored
        case .moved: .handled
        case .activated: askForValue()
        }
    }

    /// Opens the form for an injection into the selected register.
    func askForValue() -> Reaction {
        guard let selected else { return .message(.warning("no register is selected")) }
        guard !meter.isReadOnly else { return .message(.warning("inject: read-only: started with --readonly")) }
        return .present(InjectionForm.dialog(selected, meter))
    }

    public func draw(into canvas: inout Canvas) {
        let detail = search.isEmpty ? "\(rows.count)" : "/\(search) · \(rows.count)"
        canvas.pane(place, title: "Registers", detail: StyledLine(detail), focused: true)
        table.draw(into: &canvas, focused: true) { row in
            rows.indices.contains(row) ? Self.cells(meter.registers.registers[rows[row]]) : []
        }
    }

    private static func cells(_ register: RegisterBank.Register) -> [StyledLine] {
        let isFree = register.state.isFree
        return [
            StyledLine(register.name), StyledLine(plain(register.value), .value),
            StyledLine(unit(of: register), .unit),
            StyledLine((isFree ? "" : "*") + state(register.state), isFree ? .dim : .changed),
            StyledLine(register.instance?.description ?? "", .dim),
            StyledLine(register.instance.flatMap(OBISNames.name) ?? "", .dim),
        ]
    }

    /// Nothing for a pure number.
    private static func unit(of register: RegisterBank.Register) -> String {
        let unit = Unit(register.unit)
        return unit == .count ? "" : unit.symbol
    }

    private static func state(_ state: RegisterState) -> String {
        guard case .ramping(let ramp) = state else { return state.word }
        return "ramping to \(plain(ramp.to))"
    }

    /// Three decimals at most, as a register is typed in again.
    static func plain(_ value: Double) -> String {
        let rounded = (value * 1000).rounded() / 1000
        return rounded == rounded.rounded() && abs(rounded) < 1e15 ? String(Int64(rounded)) : String(rounded)
    }
}
