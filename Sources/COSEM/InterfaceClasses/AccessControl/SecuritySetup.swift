extension InterfaceClass {
    /// Security setup: security policy, suite and keys of associations.
    public static let securitySetupV1 = InterfaceClass(
        id: 64, version: 1, name: "Security setup", category: "access control and management",
        attributes: [
            .logicalName,
            Attribute(
                2, "security_policy", "enum", .static, at: 0x08, .read, names: .securityPolicy, note: "a bit mask"
            ),
            Attribute(
                3, "security_suite", "enum", .static, at: 0x10, .read,
                names: ValueNames(codes: [
                    0: "AES-GCM-128", 1: "ECDH-ECDSA-AES-GCM-128-SHA-256", 2: "ECDH-ECDSA-AES-GCM-256-SHA-384",
                ])
            ),
            Attribute(4, "client_system_title", "octet-string", .dynamic, at: 0x18, .read),
            Attribute(5, "server_system_title", "octet-string", .static, at: 0x20, .read),
            Attribute(
                6, "certificates",
                """
                array<structure{
                    certificate_entity: enum, certificate_type: enum, serial_number: octet-string,
                    issuer: octet-string, subject: octet-string, subject_alt_name: octet-string
                }>
                """, .dynamic, at: 0x28, .read,
                names: ValueNames(fieldCodes: [
                    "certificate_entity": [
                        0: "server", 1: "client", 2: "certification_authority", 3: "other",
                    ],
                    "certificate_type": [0: "digital_signature", 1: "key_agreement", 2: "TLS", 3: "other"],
                ])
            ),
        ],
        methods: [
            Method(
                1, "security_activate", "enum", at: 0x30, names: .securityPolicy,
                effect: "raise security_policy (bits can only be added)"
            ),
            Method(
                2, "key_transfer", "array<structure{key_id: enum, key_wrapped: octet-string}>", at: 0x38, secret: true,
                names: .keyTransfer, effect: "install wrapped symmetric keys"
            ),
            Method(
                3, "key_agreement", "array<structure{key_id: enum, key_data: octet-string}>", at: 0x40,
                returns: "array<structure{key_id: enum, key_data: octet-string}>", names: .keyTransfer,
                effect: "agree symmetric keys by ECDH"
            ),
            Method(
                4, "generate_key_pair", "enum", at: 0x48,
                names: ValueNames(codes: [0: "digital_signature", 1: "key_agreement", 2: "TLS"]),
                effect: "make a new asymmetric key pair"
            ),
            Method(
                5, "generate_certificate_request", "enum", at: 0x50, returns: "octet-string",
                names: ValueNames(codes: [0: "digital_signature", 1: "key_agreement", 2: "TLS"]),
                effect: "return a PKCS #10 CSR"
            ),
            Method(6, "import_certificate", "octet-string", at: 0x58, effect: "store an X.509 certificate (DER)"),
            Method(
                7, "export_certificate", .certificateIdentification, at: 0x60, returns: "octet-string",
                names: .exportCertificate, effect: "return a stored certificate"
            ),
            Method(
                8, "remove_certificate", .certificateIdentification, at: 0x68, names: .exportCertificate,
                effect: "delete a stored certificate"
            ),
        ]
    )

    /// Security setup, version 0.
    ///
    /// security_policy is a plain code 0..3; no certificates; methods 1 and 2 only, at 0x28/0x30.
    public static let securitySetupV0 = InterfaceClass(
        id: 64, version: 0, name: "Security setup", category: "access control and management", status: .previous,
        attributes: [
            .logicalName,
            Attribute(
                2, "security_policy", "enum", .static, at: 0x08, .read,
                names: ValueNames(codes: [
                    0: "nothing", 1: "all_messages_authenticated", 2: "all_messages_encrypted",
                    3: "all_messages_authenticated_and_encrypted",
                ])
            ),
            Attribute(
                3, "security_suite", "enum", .static, at: 0x10, .read, names: ValueNames(codes: [0: "AES-GCM-128"])
            ),
            Attribute(4, "client_system_title", "octet-string", .dynamic, at: 0x18, .read),
            Attribute(5, "server_system_title", "octet-string", .static, at: 0x20, .read),
        ],
        methods: [
            Method(1, "security_activate", "enum", at: 0x28, effect: "raise security_policy (never lower)"),
            Method(
                2, "global_key_transfer", "array<structure{key_id: enum, key_wrapped: octet-string}>", at: 0x30,
                secret: true,
                names: ValueNames(fieldCodes: [
                    "key_id": [
                        0: "global_unicast_encryption_key", 1: "global_broadcast_encryption_key",
                        2: "authentication_key",
                    ]
                ]),
                effect: "install wrapped global keys"
            ),
        ]
    )
}

extension TypeExpression {
    fileprivate static let certificateIdentification: TypeExpression = """
        structure{
            certificate_identification_type: enum,
            certification_identification_options: CHOICE{
                structure{certificate_entity: enum, certificate_type: enum, system_title: octet-string}|
                structure{serial_number: octet-string, issuer: octet-string}
            }
        }
        """
}

extension InterfaceClass.ValueNames {
    fileprivate static let securityPolicy = Self(bits: [
        2: "authenticated_request", 3: "encrypted_request", 4: "digitally_signed_request",
        5: "authenticated_response", 6: "encrypted_response", 7: "digitally_signed_response",
    ])

    fileprivate static let keyTransfer = Self(fieldCodes: [
        "key_id": [
            0: "global_unicast_encryption_key", 1: "global_broadcast_encryption_key", 2: "authentication_key",
            3: "master_key_KEK",
        ]
    ])

    fileprivate static let exportCertificate = Self(fieldCodes: [
        "certificate_entity": [0: "server", 1: "client", 2: "certification_authority", 3: "other"],
        "certificate_type": [0: "digital_signature", 1: "key_agreement", 2: "TLS", 3: "other"],
        "certificate_identification_type": [
            0: "certificate_identification_entity", 1: "certificate_identification_serial",
        ],
    ])
}
