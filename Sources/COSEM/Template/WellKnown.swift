import DLMSWire

/// Class ids that behaviours look for.
enum InterfaceClassID {
    static let data: UInt16 = 1
    static let register: UInt16 = 3
    static let extendedRegister: UInt16 = 4
    static let demandRegister: UInt16 = 5
    static let registerActivation: UInt16 = 6
    static let profileGeneric: UInt16 = 7
    static let clock: UInt16 = 8
    static let scriptTable: UInt16 = 9
    static let schedule: UInt16 = 10
    static let specialDaysTable: UInt16 = 11
    static let associationSN: UInt16 = 12
    static let associationLN: UInt16 = 15
    static let sapAssignment: UInt16 = 17
    static let imageTransfer: UInt16 = 18
    static let activityCalendar: UInt16 = 20
    static let registerMonitor: UInt16 = 21
    static let singleActionSchedule: UInt16 = 22
    static let utilityTables: UInt16 = 26
    static let autoAnswer: UInt16 = 28
    static let dataProtection: UInt16 = 30
    static let registerTable: UInt16 = 61
    static let compactData: UInt16 = 62
    static let statusMapping: UInt16 = 63
    static let securitySetup: UInt16 = 64
    static let parameterMonitor: UInt16 = 65
    static let disconnectControl: UInt16 = 70
    static let limiter: UInt16 = 71
}

extension LogicalName {
    /// `0.0.40.0.N.255`: association N of the logical device; 0 is the caller's own.
    static func association(_ number: UInt8) -> LogicalName { LogicalName(0, 0, 40, 0, number, 255) }

    /// The association's number when this is the name of one; 0 is the caller's own.
    var associationNumber: UInt8? { self == .association(e) ? e : nil }

    /// `0.0.43.0.N.255`: a security setup.
    static func securitySetup(_ number: UInt8) -> LogicalName { LogicalName(0, 0, 43, 0, number, 255) }
    /// `0.0.43.1.N.255`: the invocation counter of security setup N.
    static func invocationCounter(_ number: UInt8) -> LogicalName { LogicalName(0, 0, 43, 1, number, 255) }

    static let logicalDeviceName = LogicalName(0, 0, 42, 0, 0, 255)
    static let sapAssignment = LogicalName(0, 0, 41, 0, 0, 255)
    static let clock = LogicalName(0, 0, 1, 0, 0, 255)
    /// The script table that is carried out when it is broadcast.
    static let broadcastScripts = LogicalName(0, 0, 10, 0, 125, 255)
}
