import COSEM
import DLMSServer
import DLMSWire

/// What the objects of a living meter say of its lines: the first one of each class, in the first logical device.
final class ObjectLineFacts: LineFacts {
    private unowned let living: LivingMeter
    private let buffers: BufferSizes
    private(set) var version = 0
    /// Calls that modems have open.
    private(set) var openCalls = 0
    private var readoutLines: [String]?

    init(_ living: LivingMeter, buffers: BufferSizes) { (self.living, self.buffers) = (living, buffers) }

    /// An attribute has another value.
    func noteChange(of id: ObjectID) { if Self.classes.contains(id.classID) { version += 1 } }

    /// Objects were added or removed.
    func noteChange() { version += 1 }

    private static let classes: Set<UInt16> = [19, 23, 27, 28, 41]

    private func object(_ classID: UInt16) -> LivingObject? {
        living.devices.first?.objects.first { $0.interfaceClass.id == classID }
    }
}

// MARK: - IEC HDLC setup

extension ObjectLineFacts {
    var hdlc: HDLCSettings {
        var settings = HDLCSettings()
        guard let setup = object(23) else {
            let length = UInt32(buffers.hdlcInformationLength ?? 128)
            let window = UInt32(buffers.hdlcWindow ?? 1)
            settings.offer = HDLCParameters(
                transmitLength: length, receiveLength: length, transmitWindow: window, receiveWindow: window)
            return settings
        }
        settings.offer = HDLCParameters(
            transmitLength: setup.number(5) ?? 128, receiveLength: setup.number(6) ?? 128,
            transmitWindow: setup.number(3) ?? 1, receiveWindow: setup.number(4) ?? 1)
        if let timeout = setup.number(7) { settings.interOctetTimeout = .milliseconds(Int(timeout)) }
        if let timeout = setup.number(8) { settings.inactivityTimeout = timeout == 0 ? nil : .seconds(Int(timeout)) }
        if let address = setup.number(9), address > 0 { settings.deviceAddress = UInt16(truncatingIfNeeded: address) }
        return settings
    }
}

// MARK: - IEC local port setup

extension ObjectLineFacts {
    var modeE: ModeESettings {
        let letters = Array(living.template.identity.manufacturer.utf8)
        var settings = ModeESettings(manufacturer: (letters[0], letters[1], letters[2]))
        guard let port = object(19) else { return settings }
        if let code = port.number(3), let baud = Self.baud(code) { settings.initialBaud = baud }
        // The identification has characters up to 6, which is 19200 baud.
        if let code = port.number(4) { settings.proposedBaud = BaudCharacter(rawValue: 0x30 + UInt8(min(code, 6))) }
        if port.number(5) == 0 {
            settings.reactionTime = .milliseconds(20)
            settings.manufacturer.2 |= 0x20
        }
        return settings
    }

    private static func baud(_ code: UInt32) -> UInt32? {
        let rates: [UInt32] = [300, 600, 1200, 2400, 4800, 9600, 19200, 38400, 57600, 115_200]
        return Int(code) < rates.count ? rates[Int(code)] : nil
    }

    var modeEIdentity: (address: [UInt8], text: [UInt8]) {
        let identity = living.template.identity
        let own = object(19)?.octets(6) ?? []
        let serial = Array(identity.serial.utf8)
        return (own.isEmpty ? serial : own, Array("MC".utf8) + serial)
    }

    /// `1.8.0(12345.678*kWh)`: the data and registers of the first logical device that the public client could read.
    func readout(line index: Int) -> [UInt8]? {
        if index == 0 || readoutLines == nil { readoutLines = ReadoutLines(living).lines }
        guard let lines = readoutLines, index < lines.count else { return nil }
        return Array(lines[index].utf8)
    }
}

// MARK: - TCP-UDP setup

extension ObjectLineFacts {
    /// With 0 a connection is never closed, as the class has it.
    var idle: Duration? {
        object(41)?.number(6).map { $0 == 0 ? .seconds(Int64(Int32.max)) : .seconds(Int64($0)) }
    }
}

// MARK: - Modem configuration and auto answer

extension ObjectLineFacts {
    var modem: ModemSettings {
        var settings = ModemSettings()
        if let steps = object(27)?.elements(3), !steps.isEmpty {
            settings.initialisation = steps.compactMap(Self.initialisation)
        }
        if let answer = object(28) {
            // Mode 3 is a port without a modem.
            settings.rings = answer.number(2) == 3 ? 0 : rings(answer)
        }
        return settings
    }

    func noteCall(_ isOpen: Bool) { openCalls = max(0, openCalls + (isOpen ? 1 : -1)) }

    private static func initialisation(_ step: DataValue) -> ModemSettings.Initialisation? {
        guard case .structure(let fields) = step, fields.count >= 2, case .octetString(let request) = fields[0],
            case .octetString(let response) = fields[1]
        else { return nil }
        var delay = Duration.zero
        if fields.count > 2, case .longUnsigned(let milliseconds) = fields[2] {
            delay = .milliseconds(Int(milliseconds))
        }
        return ModemSettings.Initialisation(
            request: String(decoding: request, as: UTF8.self).trimmedEnd,
            response: String(decoding: response, as: UTF8.self).trimmedEnd, delay: delay)
    }

    /// Without a listening window every moment lies in it.
    private func rings(_ answer: LivingObject) -> Int {
        guard case .structure(let numbers)? = try? answer.value(of: 6), numbers.count == 2,
            case .unsigned(let inside) = numbers[0], case .unsigned(let outside) = numbers[1]
        else { return 1 }
        let windows = answer.elements(3) ?? []
        let isInside = windows.isEmpty || windows.contains { isNow(inWindow: $0) }
        return Int(isInside ? inside : outside)
    }

    /// Whether the meter's local time lies between the two ends of a window; fields not specified match always.
    private func isNow(inWindow window: DataValue) -> Bool {
        guard case .structure(let ends) = window, ends.count == 2, case .octetString(let start) = ends[0],
            case .octetString(let end) = ends[1]
        else { return false }
        let now = encoded { living.localTime.encode(into: &$0) }
        return Self.isOrdered(start, now) && Self.isOrdered(now, end)
    }

    /// Compares year, month, day, hour, minute and second, the octets of a date-time without its day of week.
    private static func isOrdered(_ earlier: [UInt8], _ later: [UInt8]) -> Bool {
        for place in [0, 1, 2, 3, 5, 6, 7] where earlier.indices.contains(place) && later.indices.contains(place) {
            if earlier[place] == 0xFF || later[place] == 0xFF { continue }
            if earlier[place] != later[place] { return earlier[place] < later[place] }
        }
        return true
    }
}

extension String {
    /// Without the CR that ends a modem's command.
    fileprivate var trimmedEnd: String {
        var text = self[...]
        while text.last == "\r" || text.last == "\n" { text.removeLast() }
        return String(text)
    }
}

extension LivingObject {
    /// The attribute's value as a number; nil where it is none.
    fileprivate func number(_ attribute: UInt8) -> UInt32? {
        switch try? value(of: attribute) {
        case .unsigned(let number)?, .enumeration(let number)?: UInt32(number)
        case .longUnsigned(let number)?: UInt32(number)
        case .doubleLongUnsigned(let number)?: number
        default: nil
        }
    }

    fileprivate func elements(_ attribute: UInt8) -> [DataValue]? {
        if case .array(let elements)? = try? value(of: attribute) { return elements }
        return nil
    }

    fileprivate func octets(_ attribute: UInt8) -> [UInt8]? {
        if case .octetString(let octets)? = try? value(of: attribute) { return octets }
        return nil
    }
}
