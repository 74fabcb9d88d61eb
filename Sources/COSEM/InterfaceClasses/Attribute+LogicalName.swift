extension InterfaceClass.Attribute {
    /// Attribute 1 of every class.
    static let logicalName = Self(1, "logical_name", "octet-string[6]", .static, at: 0x00, .read)
}
