import DLMSServer
import DLMSWire

/// A meter over constant tables: what a firmware implements of the library.
struct Meter<Objects: ObjectList>: DataInterface {
    let objects: Objects
    /// What the metering chip counts, by register number.
    let registers: UnsafeMutableBufferPointer<UInt32>
    var time = DateTime(
        date: CalendarDate(year: 2026, month: 11, dayOfMonth: 25), time: TimeOfDay(hour: 12, minute: 0, second: 0),
        deviation: -60, status: []
    )

    init(objects: Objects, registers: UnsafeMutableBufferPointer<UInt32>) {
        (self.objects, self.registers) = (objects, registers)
    }

    /// What every variant has, and what the traits put in.
    static var services: Conformance {
        var services: Conformance = [.get, .set, .action, .blockTransferWithGetOrRead]
        #if Access
            services.formUnion(.access)
        #endif
        #if GeneralBlockTransfer
            services.formUnion(.generalBlockTransfer)
        #endif
        #if MultipleReferences
            services.formUnion(.multipleReferences)
        #endif
        #if ShortNames
            services.formUnion([.read, .write, .unconfirmedWrite, .parameterizedAccess])
        #endif
        return services
    }

    // MARK: Who may associate

    func association(client: UInt16, server: UInt16) -> AssociationOffer? {
        guard server == 1, client == SAP.reader || client == SAP.public else { return nil }
        let isReader = client == SAP.reader
        return AssociationOffer(
            index: isReader ? 1 : 0, client: client, server: server, mechanismID: isReader ? 1 : 0,
            conformance: isReader ? Self.services : [.get, .blockTransferWithGetOrRead],
            maxReceivePDU: SAP.maxPDU, maxSendPDU: SAP.maxPDU
        )
    }

    func hasLogicalDevice(_ server: UInt16) -> Bool { server == 1 }

    mutating func accepts(password: Octets, for offer: AssociationOffer) -> PasswordVerdict {
        let expected = Octets("firmware")
        if password.equalsInConstantTime(expected) { return .accepted }
        return .rejected(receivedLength: password.count, expectedLength: expected.count)
    }

    // MARK: What there is

    #if hasFeature(Embedded)
        @inline(never)
    #endif
    func find(classID: UInt16, instance: LogicalName, for peer: Peer) -> ObjectLookup {
        for index in 0..<objects.count where objects[index].name == instance {
            let actual = objects[index].classID
            return actual == classID ? .found(ObjectHandle(rawValue: UInt32(index))) : .otherClass(actual)
        }
        return .unknown
    }

    func attributeCount(of object: ObjectHandle) -> UInt8 { self[object].attributeCount }

    #if hasFeature(Embedded)
        @inline(never)
    #endif
    func access(to object: ObjectHandle, attribute: UInt8, for peer: Peer) -> AttributeAccess? {
        let entry = self[object]
        guard (1...entry.attributeCount).contains(attribute) else { return nil }
        return entry.access(attribute: attribute, isReader: peer.client == SAP.reader)
    }

    func access(to object: ObjectHandle, method: UInt8, for peer: Peer) -> MethodAccess? {
        guard method >= 1, method <= self[object].methodCount else { return nil }
        return peer.client == SAP.reader ? .access : []
    }

    subscript(object: ObjectHandle) -> Entry { objects[Int(object.rawValue)] }
}

/// SAPs and sizes of the firmware.
enum SAP {
    static let `public`: UInt16 = 16
    static let reader: UInt16 = 32
    /// Longest APDU, in octets, in both directions.
    static let maxPDU: UInt16 = 256
}

extension Entry {
    /// Everybody reads everything but the secret of the association; the reader sets the clock.
    func access(attribute: UInt8, isReader: Bool) -> AttributeAccess {
        if kind == .associationLN && attribute == 7 { return [] }
        return isReader && kind == .clock && attribute == 2 ? .readWrite : .read
    }
}
