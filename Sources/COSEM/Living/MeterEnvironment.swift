import DLMSWire

/// What a living meter asks of whoever runs it: the time and the values of its registers.
public protocol MeterEnvironment: AnyObject {
    /// The meter's own time in UTC, milliseconds since 1970-01-01.
    var utcMilliseconds: Int64 { get }
    /// Sets the meter's time.
    func setTime(utcMilliseconds: Int64)
    /// Present value of a register in its stated unit; nil when there is none of this name.
    func value(ofRegister name: String) -> Double?
    /// Sets a register, as a reset does.
    func setValue(_ value: Double, ofRegister name: String)
}
