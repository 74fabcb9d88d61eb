/// How far decoders of `Data` follow nesting and counts; beyond, octets are refused as
/// ``DecodeError/tooComplex(field:limit:)``.
public enum DataLimits {
    /// Arrays and structures inside each other.
    public static let depth = 32
    /// Elements of one value, compact arrays expanded. A value without octets (null-data in a compact array) would
    /// otherwise multiply for nothing.
    public static let elements = 1 << 20
}
