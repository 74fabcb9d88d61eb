extension InterfaceClass {
    /// ZigBee SAS APS fragmentation: fragmentation in the ZigBee application layer.
    public static let zigBeeSASAPSFragmentationV0 = InterfaceClass(
        id: 103, version: 0, name: "ZigBee SAS APS fragmentation", category: "ZigBee",
        attributes: [
            .logicalName,
            Attribute(2, "aps_interframe_delay", "long-unsigned", .static, at: 0x08, .readWrite, note: "ms"),
            Attribute(3, "aps_max_window_size", "long-unsigned", .static, at: 0x10, .readWrite),
        ]
    )
}
