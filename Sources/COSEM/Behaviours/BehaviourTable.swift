/// The classes that do something by themselves. A new behaviour is one file and one line here.
let behaviourTable: [BehaviourEntry] = [
    BehaviourEntry(InterfaceClassID.data, 0...0) { CounterBehaviour.shared },
    BehaviourEntry(InterfaceClassID.securitySetup, 0...1) { SecuritySetupBehaviour() },
    BehaviourEntry(InterfaceClassID.dataProtection, 0...0) { DataProtectionBehaviour() },
    BehaviourEntry(InterfaceClassID.register, 0...0) { RegisterBehaviour() },
    BehaviourEntry(InterfaceClassID.extendedRegister, 0...0) { ExtendedRegisterBehaviour() },
    BehaviourEntry(InterfaceClassID.demandRegister, 0...0) { DemandRegisterBehaviour() },
    BehaviourEntry(InterfaceClassID.registerActivation, 0...0) { RegisterActivationBehaviour() },
    BehaviourEntry(InterfaceClassID.profileGeneric, 0...1) { ProfileBehaviour() },
    BehaviourEntry(InterfaceClassID.clock, 0...0) { ClockBehaviour() },
    BehaviourEntry(InterfaceClassID.scriptTable, 0...0) { ScriptTableBehaviour() },
    BehaviourEntry(InterfaceClassID.schedule, 0...0) { ScheduleBehaviour() },
    BehaviourEntry(InterfaceClassID.specialDaysTable, 0...0) { SpecialDaysBehaviour() },
    BehaviourEntry(InterfaceClassID.activityCalendar, 0...0) { ActivityCalendarBehaviour() },
    BehaviourEntry(InterfaceClassID.singleActionSchedule, 0...0) { SingleActionScheduleBehaviour() },
    BehaviourEntry(InterfaceClassID.associationSN, 0...4) { ShortNameAssociationBehaviour() },
    BehaviourEntry(InterfaceClassID.associationLN, 0...3) { AssociationBehaviour() },
    BehaviourEntry(InterfaceClassID.sapAssignment, 0...0) { SAPAssignmentBehaviour() },
    BehaviourEntry(InterfaceClassID.imageTransfer, 0...0) { ImageTransferBehaviour() },
    BehaviourEntry(InterfaceClassID.registerMonitor, 0...0) { RegisterMonitorBehaviour() },
    BehaviourEntry(InterfaceClassID.utilityTables, 0...0) { UtilityTablesBehaviour() },
    BehaviourEntry(InterfaceClassID.registerTable, 0...0) { RegisterTableBehaviour() },
    BehaviourEntry(InterfaceClassID.compactData, 0...1) { CompactDataBehaviour() },
    BehaviourEntry(InterfaceClassID.statusMapping, 0...0) { StatusMappingBehaviour() },
    BehaviourEntry(InterfaceClassID.parameterMonitor, 0...1) { ParameterMonitorBehaviour() },
    BehaviourEntry(InterfaceClassID.disconnectControl, 0...1) { DisconnectControlBehaviour() },
    BehaviourEntry(InterfaceClassID.limiter, 0...0) { LimiterBehaviour() },
    BehaviourEntry(InterfaceClassID.autoAnswer, 0...2) { AutoAnswerBehaviour() },
]

/// Which behaviour objects of a class get.
struct BehaviourEntry: Sendable {
    let classID: UInt16
    let versions: ClosedRange<UInt8>
    private let dynamicAttributes: [UInt8]
    let make: @Sendable () -> any ClassBehaviour

    init<Behaviour: ClassBehaviour>(
        _ classID: UInt16, _ versions: ClosedRange<UInt8>, _ make: @escaping @Sendable () -> Behaviour
    ) {
        (self.classID, self.versions, self.make) = (classID, versions, make)
        dynamicAttributes = Behaviour.dynamicAttributes
    }

    /// Whether the behaviour works this attribute out.
    func gives(_ attribute: UInt8) -> Bool { dynamicAttributes.contains(attribute) }

    static func find(_ interfaceClass: InterfaceClass) -> BehaviourEntry? {
        behaviourTable.first { $0.classID == interfaceClass.id && $0.versions.contains(interfaceClass.version) }
    }
}
