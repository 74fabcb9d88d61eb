import DLMSWire

/// A logical device of a living meter: a view, made when it is asked for.
public struct LivingDevice {
    let meter: LivingMeter
    let index: Int

    private var template: LogicalDeviceTemplate { meter.template.logicalDevices[index] }

    public var sap: UInt16 { template.sap }
    public var name: String { template.name }
    /// In the order of the definition: association N of the logical device is `0.0.40.0.N.255`, N from 1.
    public var associations: [AssociationTemplate] { template.associations }

    /// Every object there is now, the definition's first, then those added since.
    public var objects: [LivingObject] {
        meter.plan.objects.indices
            .filter { meter.plan.objects[$0].device == sap && !meter.plan.objects[$0].isRemoved }
            .map { LivingObject(meter: meter, slot: $0) }
    }

    public func object(classID: UInt16, instance: LogicalName) -> LivingObject? {
        meter.object(ObjectID(device: sap, classID: classID, instance: instance))
    }
}
