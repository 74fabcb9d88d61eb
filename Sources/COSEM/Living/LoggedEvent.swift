import DLMSWire

/// Something a meter notes in an event log.
///
/// The Blue Book has the objects, not the codes: these are the ones that IDIS and DSMR share.
struct LoggedEvent {
    let code: UInt8
    /// Value group E of the log: `0.0.96.11.e.255` has the code of its last event.
    let log: UInt8

    /// The log of everything that has none of its own.
    private static func standard(_ code: UInt8) -> Self { Self(code: code, log: 0) }
    private static func supply(_ code: UInt8) -> Self { Self(code: code, log: 2) }

    static let daylightSavingSwitched = standard(3)
    static let clockSetOldTime = standard(4)
    static let clockSetNewTime = standard(5)
    static let calendarActivated = standard(9)
    static let firmwareReady = standard(17)
    static let firmwareActivated = standard(18)
    static let parametersChanged = standard(47)
    static let firmwareVerificationFailed = standard(51)

    static let readyForManualReconnection = supply(59)
    static let manualDisconnection = supply(60)
    static let manualConnection = supply(61)
    static let remoteDisconnection = supply(62)
    static let remoteConnection = supply(63)
    static let localDisconnection = supply(64)
    static let limitExceeded = supply(65)
    static let limitKept = supply(66)
    static let localReconnection = supply(69)
}

extension LivingMeter {
    /// Notes an event in a logical device: its code becomes the value of the log's code object, and every profile that
    /// captures that object, and no period, gets a row.
    /// - Parameter device: SAP; nil for the first, whose clock is the meter's.
    func raise(_ event: LoggedEvent, in device: UInt16? = nil) {
        let device = device ?? template.logicalDevices.first?.sap ?? 0
        let name = LogicalName(0, 0, 96, 11, event.log, 255)
        guard let code = object(ObjectID(device: device, classID: InterfaceClassID.data, instance: name)),
            let tag = (try? code.value(of: 2))?.tag, let value = DataValue(Int(event.code), as: tag)
        else { return }
        code.keep(value, in: 2)
        for slot in ticking where plan.objects[slot].device == device {
            guard let profile = behaviours[slot] as? ProfileBehaviour else { continue }
            let object = LivingObject(meter: self, slot: slot)
            let settings = profile.settings(of: object)
            if settings.period == 0, settings.captureObjects.contains(where: { $0.names(code) }) {
                profile.capture(object)
            }
        }
    }
}
