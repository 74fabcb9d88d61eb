import DLMSServer
import DLMSWire

/// The objects that show a logical device's associations.
extension ObjectTemplate {
    /// 0.0.40.0.0.255, whoever reads it: one for those who use logical names, one for those who use short names.
    /// - Parameter version: gives the version for an association; the highest counts.
    public static func currentAssociations(
        of device: LogicalDeviceTemplate, version: (Int) -> UInt8? = { _ in nil }
    ) -> [ObjectTemplate] {
        [false, true].compactMap { usesShortNames in
            let places = device.associations.indices.filter {
                device.associations[$0].offer.usesShortNames == usesShortNames
            }
            // A device that nobody can reach keeps the object it must have.
            guard !places.isEmpty || (device.associations.isEmpty && !usesShortNames) else { return nil }
            let version = places.compactMap(version).max()
            return association(0, of: device, usesShortNames: usesShortNames, version: version)
        }
    }

    /// 0.0.40.0.N.255, which shows the definition's Nth association, N from 1. Each association may read its own, and
    /// invoke what its mechanism needs.
    ///
    /// Without another version, logical names get version 1, which both common clients read in full: the access codes 0
    /// to 3 that its lists hold are at the same time the lowest bits of version 3's masks, which is how dlms-cosem reads
    /// every version, while gurux-dlms goes by the version. Short names get version 2 for the same reason: the first that
    /// lists rights, and the last whose attributes gurux-dlms reads in full.
    public static func association(
        number: UInt8, of device: LogicalDeviceTemplate, version: UInt8? = nil
    ) -> ObjectTemplate? {
        let usesShortNames = device.associations[Int(number) - 1].offer.usesShortNames
        return association(number, of: device, usesShortNames: usesShortNames, version: version)
    }

    private static func association(
        _ number: UInt8, of device: LogicalDeviceTemplate, usesShortNames: Bool, version: UInt8?
    ) -> ObjectTemplate? {
        let classID = usesShortNames ? InterfaceClassID.associationSN : InterfaceClassID.associationLN
        guard let interfaceClass = Catalogue.find(id: classID, version: version ?? (usesShortNames ? 2 : 1)) else {
            return nil
        }
        let object = ObjectTemplate(
            interfaceClass: interfaceClass, instance: .association(number),
            name: number == 0
                ? "Current association" : "Association \(device.associations[Int(number) - 1].name)",
            attributes: interfaceClass.attributes.map { AttributeTemplate(id: $0.id, source: .behaviour, access: []) },
            methods: interfaceClass.methods.map { MethodTemplate(id: $0.id, access: []) })
        return object.withOwnRights(of: device)
    }

    private func withOwnRights(of device: LogicalDeviceTemplate) -> ObjectTemplate {
        var object = self
        for place in attributes.indices {
            let isSecret = interfaceClass.attributes[place].isSecret
            object.attributes[place].access = device.associations.indices.map {
                isShown(to: $0, of: device) && !isSecret ? .read : []
            }
        }
        for place in methods.indices {
            object.methods[place].access = device.associations.indices.map { index in
                guard isShown(to: index, of: device) else { return [] }
                let isHighLevel = device.associations[index].offer.mechanismID > 1
                let replies = methods[place].id == (interfaceClass.id == InterfaceClassID.associationSN ? 8 : 1)
                return onlyReads(method: methods[place].id) || (isHighLevel && replies) ? .access : []
            }
        }
        return object
    }

    /// Whether this is the object of the association itself, as that has it.
    private func isShown(to index: Int, of device: LogicalDeviceTemplate) -> Bool {
        let offer = device.associations[index].offer
        guard interfaceClass.id == offer.associationClass else { return false }
        return instance == .association(0) || instance == .association(UInt8(index + 1))
    }
}

extension ObjectTemplate {
    /// Whether a method of an Association SN is but another way to read: getlist_by_classid, getobj_by_logicalname,
    /// read_by_logicalname and get_attributes&methods show no more than the attributes do.
    public func onlyReads(method: UInt8) -> Bool {
        interfaceClass.id == InterfaceClassID.associationSN && (1...4).contains(method)
    }

    /// Whether an association has nothing to do with this object: it is the current association of those who name
    /// objects in the other way.
    public func isForeign(to offer: AssociationOffer) -> Bool {
        isAssociation && instance == .association(0) && interfaceClass.id != offer.associationClass
    }

    /// Whether this is 0.0.40.0.N.255 of one of the two classes for associations.
    public var isAssociation: Bool {
        let classes = [InterfaceClassID.associationLN, InterfaceClassID.associationSN]
        return classes.contains(interfaceClass.id) && instance.associationNumber != nil
    }
}
