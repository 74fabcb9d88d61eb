/// Where an object stands in a tree of objects: by medium, then by kind.
public struct OBISGroup: Hashable, Sendable {
    public let medium: Medium
    public let kind: Kind

    public init(_ medium: Medium, _ kind: Kind) { (self.medium, self.kind) = (medium, kind) }

    /// Value group A, in the order of the tree.
    public enum Medium: Int, CaseIterable, Sendable {
        case electricity, gas, coldWater, hotWater, heat, cooling, heatCostAllocation, other, abstract

        /// `Electricity`.
        public var name: String {
            switch self {
            case .electricity: "Electricity"
            case .gas: "Gas"
            case .coldWater: "Cold water"
            case .hotWater: "Hot water"
            case .heat: "Heat"
            case .cooling: "Cooling"
            case .heatCostAllocation: "Heat cost allocation"
            case .other: "Other media"
            case .abstract: "Abstract"
            }
        }

        init(groupA: UInt8) {
            switch groupA {
            case 0: self = .abstract
            case 1: self = .electricity
            case 4: self = .heatCostAllocation
            case 5: self = .cooling
            case 6: self = .heat
            case 7: self = .gas
            case 8: self = .coldWater
            case 9: self = .hotWater
            default: self = .other
            }
        }
    }

    /// What an object is about, in the order of the tree.
    public enum Kind: Int, CaseIterable, Sendable {
        case energy, volume, demand, instantaneous, averages, powerQuality
        case identification, clock, firmware, associations, communication, mBus
        case profiles, billing, events, control, scripts, supply, payment, configuration, national, other

        /// `Profiles and logs`.
        public var name: String {
            switch self {
            case .energy: "Energy"
            case .volume: "Volume and consumption"
            case .demand: "Demand"
            case .instantaneous: "Instantaneous"
            case .averages: "Averages and extremes"
            case .powerQuality: "Power quality"
            case .identification: "Identification"
            case .clock: "Clock"
            case .firmware: "Firmware"
            case .associations: "Associations"
            case .communication: "Communication"
            case .mBus: "M-Bus"
            case .profiles: "Profiles and logs"
            case .billing: "Billing"
            case .events: "Status and events"
            case .control: "Control and monitoring"
            case .scripts: "Scripts and schedules"
            case .supply: "Supply and environment"
            case .payment: "Payment"
            case .configuration: "Configuration"
            case .national: "National"
            case .other: "Other"
            }
        }
    }
}

extension OBISGroup: Comparable {
    public static func < (left: OBISGroup, right: OBISGroup) -> Bool {
        (left.medium.rawValue, left.kind.rawValue) < (right.medium.rawValue, right.kind.rawValue)
    }
}

extension OBISGroup {
    /// The group of a code that no table names: by value group C, which the media share from 93 on.
    static func fallback(for medium: Medium, groupC: UInt8) -> OBISGroup {
        OBISGroup(medium, medium == .abstract ? abstractKind(groupC) : commonKind(groupC))
    }

    private static func abstractKind(_ groupC: UInt8) -> Kind {
        switch groupC {
        case 0: .billing
        case 1, 11...14: .clock
        case 2, 20, 22, 23, 25...31, 33: .communication
        case 10, 15: .scripts
        case 16...18, 66: .control
        case 19: .payment
        case 21: .profiles
        case 24: .mBus
        case 40...43: .associations
        case 44: .firmware
        default: commonKind(groupC)
        }
    }

    private static func commonKind(_ groupC: UInt8) -> Kind {
        switch groupC {
        case 0: .configuration
        case 93, 94: .national
        case 96, 97: .events
        case 98, 99: .profiles
        default: .other
        }
    }
}
