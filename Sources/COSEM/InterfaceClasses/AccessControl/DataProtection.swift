extension InterfaceClass {
    /// COSEM data protection: reads, writes and calls with cryptographic protection of the data.
    public static let dataProtectionV0 = InterfaceClass(
        id: 30, version: 0, name: "COSEM data protection", category: "access control and management",
        attributes: [
            .logicalName,
            Attribute(2, "protection_buffer", "octet-string", .dynamic, at: 0x08, .read),
            Attribute(
                3, "protection_object_list", .array(.restrictedObject), .static, at: 0x10, .readWrite,
                names: ValueNames(fieldCodes: [
                    "restriction_type": [0: "none", 1: "restriction_by_date", 2: "restriction_by_entry"]
                ])
            ),
            Attribute(
                4, "protection_parameters_get", .array(.protectionParameters), .dynamic, at: 0x18, .read,
                names: .protectionParametersGet
            ),
            Attribute(
                5, "protection_parameters_set", .array(.protectionParameters), .static, at: 0x20, .readWrite,
                names: .protectionParametersGet
            ),
            Attribute(
                6, "required_protection", "enum", .static, at: 0x28, .read,
                names: ValueNames(bits: [
                    2: "authenticated_request", 3: "encrypted_request", 4: "digitally_signed_request",
                    5: "authenticated_response", 6: "encrypted_response", 7: "digitally_signed_response",
                ]),
                note: "a bit mask"
            ),
        ],
        methods: [
            Method(
                1, "get_protected_attributes",
                "structure{object_list: array<any>, get_protection_parameters: array<any>}",
                at: 0x30,
                returns: "structure{protection_parameters: array<any>, protected_attributes: octet-string}",
                effect: "read listed attributes, answer with protected data"
            ),
            Method(
                2, "set_protected_attributes",
                """
                structure{
                    object_list: array<any>, protection_parameters: array<any>, protected_attributes: octet-string
                }
                """, at: 0x38, effect: "unprotect and write attributes"
            ),
            Method(
                3, "invoke_protected_method",
                """
                structure{
                    object_method: structure{
                        class_id: long-unsigned, logical_name: octet-string[6], method_index: integer
                    },
                    protection_parameters: array<any>, protected_method_invocation_parameters: octet-string
                }
                """, at: 0x40,
                returns: """
                    structure{protection_parameters: array<any>, protected_method_return_parameters: octet-string}
                    """, effect: "unprotect the parameters, run the method, protect the answer"
            ),
        ]
    )
}

extension InterfaceClass.ValueNames {
    fileprivate static let protectionParametersGet = Self(fieldCodes: [
        "protection_type": [
            0: "authentication", 1: "encryption", 2: "authentication_and_encryption", 3: "digital_signature",
        ],
        "key_info_type": [0: "identified_key", 1: "wrapped_key", 2: "agreed_key"],
        "key_info_options": [0: "global_unicast_encryption_key", 1: "global_broadcast_encryption_key"],
        "kek_id": [0: "master_key"],
    ])
}
