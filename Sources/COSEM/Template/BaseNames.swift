import DLMSWire

/// Which short names of one logical device are taken, and which an object can have.
///
/// Names are handed out in steps of 8, as they are from one attribute or method to the next.
///
/// - Spec: IEC 62056-6-2, short name referencing, reserved base names
public struct BaseNames {
    /// From one attribute or method of an object to the next.
    public static let step = 8
    /// Names from here on belong to the objects that the standard gives one, ``reserved(for:)``.
    public static let firstReserved = 0xFA00
    /// Where names are handed out from; those below are left to definitions.
    private static let firstAssigned = 0x0100

    /// By name, in steps.
    private var taken = [Bool](repeating: false, count: 0x10000 / step)

    public init() {}

    /// The base name that the standard gives to an object; nil for all but four.
    public static func reserved(for object: ObjectTemplate) -> UInt16? {
        switch (object.interfaceClass.id, object.instance) {
        case (InterfaceClassID.associationSN, .association(0)): 0xFA00
        case (InterfaceClassID.scriptTable, .broadcastScripts): 0xFB00
        case (InterfaceClassID.sapAssignment, .sapAssignment): 0xFC00
        case (InterfaceClassID.data, .logicalDeviceName), (InterfaceClassID.register, .logicalDeviceName),
            (InterfaceClassID.extendedRegister, .logicalDeviceName):
            0xFD00
        default: nil
        }
    }

    /// Takes the names of an object whose base name is `baseName`.
    /// - Returns: false, and nothing is taken, when one of them is taken already or lies behind the last.
    public mutating func take(_ baseName: UInt16, for interfaceClass: InterfaceClass) -> Bool {
        let first = Int(baseName) / Self.step
        let places = first..<(first + interfaceClass.shortNames)
        guard places.upperBound <= taken.count, !taken[places].contains(true) else { return false }
        for place in places { taken[place] = true }
        return true
    }

    /// Takes the first names that are free for an object of this class.
    /// - Returns: its base name; nil when no room is left.
    public mutating func assign(to interfaceClass: InterfaceClass) -> UInt16? {
        let end = Self.firstReserved / Self.step - interfaceClass.shortNames
        for place in stride(from: Self.firstAssigned / Self.step, through: end, by: 1)
        where take(UInt16(place * Self.step), for: interfaceClass) {
            return UInt16(place * Self.step)
        }
        return nil
    }
}

extension InterfaceClass {
    /// Short names that an object takes up, from its base name to the last method's or attribute's.
    var shortNames: Int {
        let offsets = attributes.map(\.shortNameOffset) + methods.map(\.shortNameOffset)
        return Int(offsets.max() ?? 0) / BaseNames.step + 1
    }
}

extension LogicalDeviceTemplate {
    /// Whether an association names objects by short names.
    public var usesShortNames: Bool { associations.contains { $0.offer.usesShortNames } }

    /// Gives a base name to every object that has none, if an association needs it: the standard's, or the first that
    /// is free, in the order of the objects. What is given stays, so that the same objects get the same names.
    /// - Returns: the first object that is left without a name, as there is no room.
    @discardableResult
    public mutating func assignBaseNames() -> ObjectTemplate? {
        guard usesShortNames else { return nil }
        var names = BaseNames()
        for object in objects {
            guard let name = object.baseName else { continue }
            _ = names.take(name, for: object.interfaceClass)
        }
        for place in objects.indices where objects[place].baseName == nil {
            objects[place].baseName = names.name(for: objects[place])
            if objects[place].baseName == nil { return objects[place] }
        }
        return nil
    }
}

extension BaseNames {
    /// Takes names for an object: the standard's where it has one.
    mutating func name(for object: ObjectTemplate) -> UInt16? {
        if let reserved = Self.reserved(for: object), take(reserved, for: object.interfaceClass) { return reserved }
        return assign(to: object.interfaceClass)
    }
}
