extension InterfaceClass {
    /// SAP assignment: the logical devices of the physical device and their addresses.
    public static let sapAssignmentV0 = InterfaceClass(
        id: 17, version: 0, name: "SAP assignment", category: "access control and management",
        attributes: [
            .logicalName,
            Attribute(
                2, "SAP_assignment_list",
                "array<structure{SAP: long-unsigned, logical_device_name: octet-string}>",
                .static, at: 0x08, .read
            ),
        ],
        methods: [
            Method(
                1, "connect_logical_device", "structure{SAP: long-unsigned, logical_device_name: octet-string}",
                at: 0x20, effect: "bind a logical device to a SAP; SAP 0 unbinds"
            )
        ]
    )
}
