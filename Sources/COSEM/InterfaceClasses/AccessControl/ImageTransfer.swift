extension InterfaceClass {
    /// Image transfer: takes in, verifies and activates a firmware image.
    public static let imageTransferV0 = InterfaceClass(
        id: 18, version: 0, name: "Image transfer", category: "access control and management",
        attributes: [
            .logicalName,
            Attribute(2, "image_block_size", "double-long-unsigned", .static, at: 0x08, .read),
            Attribute(
                3, "image_transferred_blocks_status", "bit-string", .dynamic, at: 0x10, .read,
                note: "bit n = block n received; first bit is block 0"
            ),
            Attribute(4, "image_first_not_transferred_block_number", "double-long-unsigned", .dynamic, at: 0x18, .read),
            Attribute(5, "image_transfer_enabled", "boolean", .static, at: 0x20, .readWrite),
            Attribute(
                6, "image_transfer_status", "enum", .dynamic, at: 0x28, .read,
                names: ValueNames(codes: [
                    0: "image_transfer_not_initiated", 1: "image_transfer_initiated",
                    2: "image_verification_initiated", 3: "image_verification_successful",
                    4: "image_verification_failed", 5: "image_activation_initiated",
                    6: "image_activation_successful", 7: "image_activation_failed",
                ])
            ),
            Attribute(
                7, "image_to_activate_info",
                """
                array<structure{
                    image_to_activate_size: double-long-unsigned, image_to_activate_identification: octet-string,
                    image_to_activate_signature: octet-string
                }>
                """, .dynamic, at: 0x30, .read
            ),
        ],
        methods: [
            Method(
                1, "image_transfer_initiate",
                "structure{image_identifier: octet-string, image_size: double-long-unsigned}",
                at: 0x40, mandatory: true, effect: "start a transfer, reset the block status"
            ),
            Method(
                2, "image_block_transfer",
                "structure{image_block_number: double-long-unsigned, image_block_value: octet-string}",
                at: 0x48, mandatory: true, effect: "store one block"
            ),
            Method(
                3, "image_verify", "integer(0)", at: 0x50, mandatory: true,
                effect: "check the image; may answer temporary-failure while running"
            ),
            Method(
                4, "image_activate", "integer(0)", at: 0x58, mandatory: true,
                effect: "activate the image; may answer temporary-failure while running"
            ),
        ]
    )
}
