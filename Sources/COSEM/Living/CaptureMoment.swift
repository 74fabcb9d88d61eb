/// The moment that something happens at, while it happens.
struct CaptureMoment {
    /// Milliseconds of UTC since 1970-01-01.
    let utcMilliseconds: Int64
    /// The registers' values are those of that time, not the present ones.
    let isPast: Bool
}
