import DLMSServer
import DLMSWire

/// What a living meter asks of whoever runs it: the time and the values of its registers.
///
/// Registers are looked up by name once, when a meter is made or an attribute is bound; every read goes by number.
public protocol MeterEnvironment: AnyObject {
    /// The meter's own time in UTC, milliseconds since 1970-01-01.
    var utcMilliseconds: Int64 { get }
    /// Sets the meter's time.
    func setTime(utcMilliseconds: Int64)
    /// Number of a register, which stays the same as long as the environment lives; nil when there is none of this name.
    func index(ofRegister name: String) -> Int?
    /// Present value of a register in its stated unit.
    func value(at index: Int) -> Double
    /// Value that a register had at an earlier time, for filling a profile's history. Environments without a
    /// memory or a model answer with the present value.
    func value(at index: Int, utcMilliseconds: Int64) -> Double
    /// Value that the program gives to attributes whose source is the callback called `name`; nil when it has none.
    func value(ofCallback name: String) -> DataValue?
    /// Cryptography for high level security and ciphering; nil when there is none.
    var crypto: (any CryptoProvider)? { get }
    /// Certificates for signatures and key agreement; nil when there are none.
    var certificates: (any CertificateProvider)? { get }
    /// What the meter remembers when its power fails; nil for one that starts anew each time.
    var memory: (any MeterMemory)? { get }
    /// Sets a register, as a reset does.
    func setValue(_ value: Double, at index: Int)

    /// Moves the registers on to a moment of UTC, in milliseconds since 1970-01-01: never back.
    /// - Parameter deviation: minutes from local time to UTC.
    func advance(to utcMilliseconds: Int64, deviation: Int16)
    /// From now on an object works the register out, and nobody else.
    func takeOver(_ index: Int)
    /// Gives a register that was taken over its value, unless somebody holds it.
    func feed(_ value: Double, at index: Int)
    /// What the quantity that a register averages has added up to since the start, in its unit times seconds; nil when
    /// the environment does not know what that is.
    func integral(at index: Int) -> Double?
    /// Whether a register counts: one that a tariff has switched off keeps its value.
    func setCounting(_ counts: Bool, at index: Int)
    /// Whether the supply is connected to the load.
    func setSupply(_ isConnected: Bool)
    /// Keeps firmware images; nil when the environment has no room for any.
    var images: (any ImageStore)? { get }
}

extension MeterEnvironment {
    public var crypto: (any CryptoProvider)? { nil }
    public var certificates: (any CertificateProvider)? { nil }
    public var memory: (any MeterMemory)? { nil }
    public func value(at index: Int, utcMilliseconds: Int64) -> Double { value(at: index) }
    public func value(ofCallback name: String) -> DataValue? { nil }
    public func advance(to utcMilliseconds: Int64, deviation: Int16) {}
    public func takeOver(_ index: Int) {}
    public func feed(_ value: Double, at index: Int) { setValue(value, at: index) }
    public func integral(at index: Int) -> Double? { nil }
    public func setCounting(_ counts: Bool, at index: Int) {}
    public func setSupply(_ isConnected: Bool) {}
    public var images: (any ImageStore)? { nil }

    /// Present value of a register in its stated unit; nil when there is none of this name.
    public func value(ofRegister name: String) -> Double? { index(ofRegister: name).map { value(at: $0) } }
}
