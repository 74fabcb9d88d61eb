import DLMSServer
import DLMSWire

/// One association of a living meter: what is offered, and how many hold it.
final class AssociationState {
    let offer: AssociationOffer
    /// Slot of its object 0.0.40.0.N.255. For logical names its attribute 7 is the secret.
    let slot: Int
    /// The secret of an association with short names, whose object has no attribute for it.
    var secret: [UInt8]
    /// Links that hold the association at present.
    private(set) var openCount = 0
    var lockOut: LockOutState

    private init(_ template: AssociationTemplate, slot: Int) {
        (offer, self.slot, secret) = (template.offer, slot, template.secret ?? [])
        lockOut = LockOutState(template.lockOut)
    }

    func open() {
        openCount += 1
        lockOut.succeeded()
    }

    /// An association that was opened before the meter was loaded anew is not counted here.
    func close() { openCount = max(0, openCount - 1) }

    /// The associations of all logical devices, in their order. Their objects are in `plan`: they are mandatory.
    static func all(of template: MeterTemplate, _ plan: MeterPlan) -> [AssociationState] {
        template.logicalDevices.flatMap { device in
            device.associations.enumerated().map { place, association in
                let name = LogicalName.association(UInt8(place + 1))
                let match = plan.index.find(
                    device: device.sap, classID: association.offer.associationClass, instance: name)
                guard case .slot(let slot) = match else { preconditionFailure("no object for association \(name)") }
                return AssociationState(association, slot: slot)
            }
        }
    }
}

extension AssociationOffer {
    /// Class of the objects that show the association.
    var associationClass: UInt16 { usesShortNames ? InterfaceClassID.associationSN : InterfaceClassID.associationLN }
}
