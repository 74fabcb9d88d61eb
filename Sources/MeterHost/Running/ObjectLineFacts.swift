import COSEM
import DLMSServer
import DLMSWire

/// What the objects of a living meter say of its lines: the first one of each class, in the first logical device.
final class ObjectLineFacts: LineFacts {
    private unowned let living: LivingMeter
    private let buffers: BufferSizes
    private(set) var version = 0
    private var readoutLines: [String]?

    init(_ living: LivingMeter, buffers: BufferSizes) { (self.living, self.buffers) = (living, buffers) }

    /// An attribute has another value.
    /// - Returns: whether lines may have to do with it.
    func noteChange(of id: ObjectID) -> Bool {
        guard Self.classes.contains(id.classID) else { return false }
        version += 1
        return true
    }

    /// Objects were added or removed.
    func noteChange() { version += 1 }

    private static let classes: Set<UInt16> = [19, 23, 27, 28, 41, 42, 48]

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
        if let timeout = setup.number(7) { settings.interOctetTimeout = UInt16(clamping: timeout) }
        if let timeout = setup.number(8) { settings.inactivityTimeout = UInt16(clamping: timeout) }
        if let address = setup.number(9), address > 0 { settings.deviceAddress = UInt16(truncatingIfNeeded: address) }
        return settings
    }
}

extension ObjectLineFacts {
    var hdlcBaud: UInt32? { object(23)?.number(2).flatMap(CommSpeed.baud) }
}

// MARK: - IEC local port setup

extension ObjectLineFacts {
    var modeE: ModeESettings {
        let letters = Array(living.template.identity.manufacturer.utf8)
        var settings = ModeESettings(manufacturer: (letters[0], letters[1], letters[2]))
        guard let port = object(19) else { return settings }
        if let code = port.number(3), let baud = CommSpeed.baud(code) { settings.initialBaud = baud }
        // The identification has characters up to 6, which is 19200 baud.
        if let code = port.number(4) { settings.proposedBaud = BaudCharacter(rawValue: 0x30 + UInt8(min(code, 6))) }
        if port.number(5) == 0 {
            settings.reactionTime = .milliseconds(20)
            settings.manufacturer.2 |= 0x20
        }
        settings.beginsInHDLC = port.number(2) == 1
        settings.hdlcBaud = hdlcBaud ?? settings.hdlcBaud
        return settings
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

    var connections: Int? { object(41)?.number(5).map { Int($0) } }
}

// MARK: - Modem configuration and auto answer

extension ObjectLineFacts {
    var modem: ModemSettings {
        var settings = ModemSettings()
        if let steps = object(27)?.elements(3), !steps.isEmpty {
            settings.initialisation = steps.compactMap(Self.initialisation)
        }
        return settings
    }

    /// A meter without an Auto answer object answers at the first ring.
    func answer(to caller: String?) -> CallAnswer { object(28)?.answer(to: caller) ?? .afterRings(1) }

    func note(_ progress: CallProgress) { object(28)?.note(progress) }

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
