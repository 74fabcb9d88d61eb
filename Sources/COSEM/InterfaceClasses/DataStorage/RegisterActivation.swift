extension InterfaceClass {
    /// Register activation: selects by masks which registers are active, as tariffs do.
    public static let registerActivationV0 = InterfaceClass(
        id: 6, version: 0, name: "Register activation", category: "data storage",
        attributes: [
            .logicalName,
            Attribute(2, "register_assignment", .array(.objectDefinition), .static, at: 0x08, .readWrite),
            Attribute(
                3, "mask_list",
                "array<structure{mask_name: octet-string, index_list: array<unsigned>}>",
                .static, at: 0x10, .readWrite, note: "index 1 = first entry of register_assignment"
            ),
            Attribute(4, "active_mask", "octet-string", .dynamic, at: 0x18, .read),
        ],
        methods: [
            Method(1, "add_register", .objectDefinition, at: 0x30, effect: "append a register to register_assignment"),
            Method(
                2, "add_mask", "structure{mask_name: octet-string, index_list: array<unsigned>}", at: 0x38,
                effect: "add or replace a mask"
            ),
            Method(3, "delete_mask", "octet-string", at: 0x40, effect: "remove the named mask"),
        ]
    )
}
