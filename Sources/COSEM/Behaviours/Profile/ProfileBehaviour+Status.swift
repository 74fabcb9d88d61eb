import DLMSWire

/// Bits of the status word that a profile captures beside its values.
///
/// The Blue Book leaves the word's meaning to companion specifications; these are the places that IDIS and DSMR share.
struct ProfileStatus: OptionSet {
    let rawValue: UInt8

    static let daylightSaving = Self(rawValue: 1 << 3)
    /// The time was set in the period that the row is about.
    static let clockAdjusted = Self(rawValue: 1 << 5)

    /// What the meter works out by itself; the others stay as somebody has set them.
    static let known: Self = [.daylightSaving, .clockAdjusted]
}

extension ProfileBehaviour {
    /// Brings the status words among the captured objects, `0.b.96.10.e.255`, up to date before a row is captured.
    func noteStatus(_ object: LivingObject) {
        for column in settings(of: object).captureObjects where column.isProfileStatus {
            let id = ObjectID(device: object.id.device, classID: column.classID, instance: column.instance)
            guard let word = object.meter.object(id), case .unsigned(let before)? = try? word.value(of: 2) else {
                continue
            }
            let status = ProfileStatus(rawValue: before).subtracting(.known).union(status(of: object))
            word.keep(.unsigned(status.rawValue), in: 2)
        }
    }

    private func status(of object: LivingObject) -> ProfileStatus {
        let rules = object.meter.clock(ofDevice: object.id.device).rules
        var status: ProfileStatus = wasAdjusted ? .clockAdjusted : []
        if rules.offset(atUTC: object.meter.utcMilliseconds).isDaylightSaving { status.insert(.daylightSaving) }
        return status
    }
}

extension CaptureObject {
    fileprivate var isProfileStatus: Bool {
        classID == InterfaceClassID.data && attribute == 2 && instance.a == 0 && instance.c == 96 && instance.d == 10
    }
}
