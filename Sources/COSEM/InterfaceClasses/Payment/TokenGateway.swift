extension InterfaceClass {
    /// Token gateway: takes in tokens.
    public static let tokenGatewayV0 = InterfaceClass(
        id: 115, version: 0, name: "Token gateway", category: "payment metering",
        attributes: [
            .logicalName,
            Attribute(2, "token", "octet-string", .dynamic, at: 0x08, .read),
            Attribute(3, "token_time", "octet-string<date-time>", .dynamic, at: 0x10, .read),
            Attribute(4, "token_description", "array<octet-string>", .dynamic, at: 0x18, .read),
            Attribute(
                5, "token_delivery_method", "enum", .dynamic, at: 0x20, .read,
                names: ValueNames(codes: [0: "remote", 1: "local", 2: "manual"])
            ),
            Attribute(
                6, "token_status", "structure{status_code: enum, data_value: bit-string}", .dynamic, at: 0x28, .read,
                names: ValueNames(fieldCodes: [
                    "status_code": [
                        0: "token_format_result_OK", 1: "authentication_result_OK", 2: "validation_result_OK",
                        3: "token_execution_result_OK", 4: "token_format_failure", 5: "authentication_failure",
                        6: "validation_result_failure", 7: "token_execution_result_failure",
                        8: "token_received_not_processed",
                    ]
                ])
            ),
        ],
        methods: [
            Method(
                1, "enter", "octet-string", at: 0x30, mandatory: true,
                returns: "structure{status_code: enum, data_value: bit-string}", effect: "process a token"
            )
        ]
    )
}
