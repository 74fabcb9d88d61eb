/// How far decoders of `Data` follow nesting and counts; beyond, octets are refused as
/// ``DecodeError/tooComplex(field:limit:)``.
public enum DataLimits {
    /// Arrays and structures inside each other.
    public static let depth = 32

    /// Elements that a value of so many octets may have. Each takes an octet at least, except in a compact array,
    /// where null-data takes none: a few octets could stand for millions of elements.
    public static func elements(octets: Int) -> Int { 1024 + 8 * octets }
}
