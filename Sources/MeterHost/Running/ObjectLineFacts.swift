import COSEM
import DLMSServer
import DLMSWire

/// What the objects of a living meter say of its lines: the first one of each class, in the first logical device.
final class ObjectLineFacts: LineFacts {
    private unowned let living: LivingMeter
    private let buffers: BufferSizes
    private(set) var version = 0

    init(_ living: LivingMeter, buffers: BufferSizes) { (self.living, self.buffers) = (living, buffers) }

    /// An attribute has another value.
    func noteChange(of id: ObjectID) { if Self.classes.contains(id.classID) { version += 1 } }

    /// Objects were added or removed.
    func noteChange() { version += 1 }

    private static let classes: Set<UInt16> = [19, 23, 27, 28]

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

    func readout(line index: Int) -> [UInt8]? { nil }
    var modem: ModemSettings { ModemSettings() }
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

    fileprivate func octets(_ attribute: UInt8) -> [UInt8]? {
        if case .octetString(let octets)? = try? value(of: attribute) { return octets }
        return nil
    }
}
