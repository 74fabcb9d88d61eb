/// One logical device of a meter.
public struct LogicalDeviceTemplate: Sendable {
    public var sap: UInt16
    public var name: String
    /// In the order of the definition: an offer's index is its place here.
    public var associations: [AssociationTemplate]
    public var objects: [ObjectTemplate]

    public init(sap: UInt16, name: String, associations: [AssociationTemplate], objects: [ObjectTemplate]) {
        (self.sap, self.name, self.associations, self.objects) = (sap, name, associations, objects)
    }
}
