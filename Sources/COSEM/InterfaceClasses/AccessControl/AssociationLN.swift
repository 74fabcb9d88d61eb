import DLMSWire

extension InterfaceClass {
    /// Association LN: an application association with logical-name referencing.
    ///
    /// access_mode is a bit mask. The current association is also reached as 0.0.40.0.0.255.
    public static let associationLNV3 = InterfaceClass(
        id: 15, version: 3, name: "Association LN", category: "access control and management",
        attributes: [
            .logicalName,
            Attribute(
                2, "object_list", .array(.objectListElement), .static, at: 0x08, .read, names: .accessMasks,
                selectors: objectListSelectors
            ),
            Attribute(
                3, "associated_partners_id", "structure{client_SAP: integer, server_SAP: long-unsigned}", .static,
                at: 0x10, .read, note: "client_SAP 0..0x7F, server_SAP 0..0x3FFF"
            ),
            Attribute(
                4, "application_context_name", .applicationContextName, .static, at: 0x18, .read,
                note: "octet-string carries the 7 octets of the OID body"
            ),
            Attribute(5, "xDLMS_context_info", .xDLMSContextInfo, .static, at: 0x20, .read, names: .xDLMSContextInfo),
            Attribute(6, "authentication_mechanism_name", .authenticationMechanismName, .static, at: 0x28, .read),
            Attribute(
                7, "secret", "octet-string", .static, at: 0x30, .none, secret: true, note: "LLS password or HLS secret"
            ),
            Attribute(8, "association_status", "enum", .dynamic, at: 0x38, .read, names: .associationStatus),
            Attribute(9, "security_setup_reference", "octet-string[6]", .static, at: 0x40, .read),
            Attribute(10, "user_list", .array(.userListEntry), .static, at: 0x48, .readWrite),
            Attribute(11, "current_user", .userListEntry, .dynamic, at: 0x50, .read),
        ],
        methods: [
            Method(
                1, "reply_to_HLS_authentication", "octet-string", at: 0x60, returns: "octet-string",
                effect: """
                    check f(StoC) and answer f(CtoS); moves association_status to associated; allowed \
                    while association_pending
                    """
            ),
            Method(2, "change_HLS_secret", "octet-string", at: 0x68, secret: true, effect: "replace the HLS secret"),
            Method(
                3, "add_object", .objectListElement, at: 0x70, names: .accessMasks,
                effect: "add an entry to object_list"
            ),
            Method(
                4, "remove_object", .objectListElement, at: 0x78, names: .accessMasks,
                effect: "remove an entry from object_list"
            ),
            Method(5, "add_user", .userListEntry, at: 0x80, effect: "add an entry to user_list"),
            Method(6, "remove_user", .userListEntry, at: 0x88, effect: "remove an entry from user_list"),
        ]
    )

    /// Association LN, version 2.
    ///
    /// access_mode 0..6, method access_mode 0..2.
    public static let associationLNV2 = InterfaceClass(
        id: 15, version: 2, name: "Association LN", category: "access control and management", status: .previous,
        attributes: [
            .logicalName,
            Attribute(
                2, "object_list", .array(.objectListElement), .static, at: 0x08, .read, names: .accessCodes,
                selectors: objectListSelectors
            ),
            Attribute(
                3, "associated_partners_id", "structure{client_SAP: integer, server_SAP: long-unsigned}", .static,
                at: 0x10, .read, note: "client_SAP 0..0x7F, server_SAP 0..0x3FFF"
            ),
            Attribute(
                4, "application_context_name", .applicationContextName, .static, at: 0x18, .read,
                note: "octet-string carries the 7 octets of the OID body"
            ),
            Attribute(5, "xDLMS_context_info", .xDLMSContextInfo, .static, at: 0x20, .read, names: .xDLMSContextInfo),
            Attribute(6, "authentication_mechanism_name", .authenticationMechanismName, .static, at: 0x28, .read),
            Attribute(
                7, "secret", "octet-string", .static, at: 0x30, .none, secret: true, note: "LLS password or HLS secret"
            ),
            Attribute(8, "association_status", "enum", .dynamic, at: 0x38, .read, names: .associationStatus),
            Attribute(9, "security_setup_reference", "octet-string[6]", .static, at: 0x40, .read),
            Attribute(10, "user_list", .array(.userListEntry), .static, at: 0x48, .readWrite),
            Attribute(11, "current_user", .userListEntry, .dynamic, at: 0x50, .read),
        ],
        methods: [
            Method(
                1, "reply_to_HLS_authentication", "octet-string", at: 0x60, returns: "octet-string",
                effect: """
                    check f(StoC) and answer f(CtoS); moves association_status to associated; allowed \
                    while association_pending
                    """
            ),
            Method(2, "change_HLS_secret", "octet-string", at: 0x68, secret: true, effect: "replace the HLS secret"),
            Method(
                3, "add_object", .objectListElement, at: 0x70, names: .accessCodes,
                effect: "add an entry to object_list"
            ),
            Method(
                4, "remove_object", .objectListElement, at: 0x78, names: .accessCodes,
                effect: "remove an entry from object_list"
            ),
            Method(5, "add_user", .userListEntry, at: 0x80, effect: "add an entry to user_list"),
            Method(6, "remove_user", .userListEntry, at: 0x88, effect: "remove an entry from user_list"),
        ]
    )

    /// Association LN, version 1.
    ///
    /// No user_list, current_user, add_user, remove_user; attribute 7 is LLS_secret.
    public static let associationLNV1 = InterfaceClass(
        id: 15, version: 1, name: "Association LN", category: "access control and management", status: .previous,
        attributes: [
            .logicalName,
            Attribute(
                2, "object_list", .array(.objectListElement), .static, at: 0x08, .read, names: .accessCodes,
                selectors: objectListSelectors
            ),
            Attribute(
                3, "associated_partners_id", "structure{client_SAP: integer, server_SAP: long-unsigned}", .static,
                at: 0x10, .read, note: "client_SAP 0..0x7F, server_SAP 0..0x3FFF"
            ),
            Attribute(
                4, "application_context_name", .applicationContextName, .static, at: 0x18, .read,
                note: "octet-string carries the 7 octets of the OID body"
            ),
            Attribute(5, "xDLMS_context_info", .xDLMSContextInfo, .static, at: 0x20, .read, names: .xDLMSContextInfo),
            Attribute(6, "authentication_mechanism_name", .authenticationMechanismName, .static, at: 0x28, .read),
            Attribute(
                7, "secret", "octet-string", .static, at: 0x30, .none, secret: true, note: "LLS password or HLS secret"
            ),
            Attribute(8, "association_status", "enum", .dynamic, at: 0x38, .read, names: .associationStatus),
            Attribute(9, "security_setup_reference", "octet-string[6]", .static, at: 0x40, .read),
        ],
        methods: [
            Method(
                1, "reply_to_HLS_authentication", "octet-string", at: 0x60, returns: "octet-string",
                effect: """
                    check f(StoC) and answer f(CtoS); moves association_status to associated; allowed \
                    while association_pending
                    """
            ),
            Method(2, "change_HLS_secret", "octet-string", at: 0x68, secret: true, effect: "replace the HLS secret"),
            Method(
                3, "add_object", .objectListElement, at: 0x70, names: .accessCodes,
                effect: "add an entry to object_list"
            ),
            Method(
                4, "remove_object", .objectListElement, at: 0x78, names: .accessCodes,
                effect: "remove an entry from object_list"
            ),
        ]
    )

    /// Association LN, version 0.
    ///
    /// Attributes 1..8 only; attribute access_mode 0..3; method access_mode is boolean; OIDs as structure; attribute 7
    /// is LLS_secret.
    public static let associationLNV0 = InterfaceClass(
        id: 15, version: 0, name: "Association LN", category: "access control and management", status: .previous,
        attributes: [
            .logicalName,
            Attribute(
                2, "object_list", .array(.objectListElementV0), .static, at: 0x08, .read, names: .accessCodesV0,
                selectors: objectListSelectors
            ),
            Attribute(
                3, "associated_partners_id", "structure{client_SAP: integer, server_SAP: long-unsigned}", .static,
                at: 0x10, .read, note: "client_SAP 0..0x7F, server_SAP 0..0x3FFF"
            ),
            Attribute(
                4, "application_context_name", .applicationContextName, .static, at: 0x18, .read,
                note: "octet-string carries the 7 octets of the OID body"
            ),
            Attribute(5, "xDLMS_context_info", .xDLMSContextInfo, .static, at: 0x20, .read, names: .xDLMSContextInfo),
            Attribute(6, "authentication_mechanism_name", .authenticationMechanismName, .static, at: 0x28, .read),
            Attribute(
                7, "secret", "octet-string", .static, at: 0x30, .none, secret: true, note: "LLS password or HLS secret"
            ),
            Attribute(8, "association_status", "enum", .dynamic, at: 0x38, .read, names: .associationStatus),
        ],
        methods: [
            Method(
                1, "reply_to_HLS_authentication", "octet-string", at: 0x60, returns: "octet-string",
                effect: """
                    check f(StoC) and answer f(CtoS); moves association_status to associated; allowed \
                    while association_pending
                    """
            ),
            Method(2, "change_HLS_secret", "octet-string", at: 0x68, secret: true, effect: "replace the HLS secret"),
            Method(
                3, "add_object", .objectListElementV0, at: 0x70, names: .accessCodesV0,
                effect: "add an entry to object_list"
            ),
            Method(
                4, "remove_object", .objectListElementV0, at: 0x78, names: .accessCodesV0,
                effect: "remove an entry from object_list"
            ),
        ]
    )

    private static let objectListSelectors: [UInt8: String] = [
        1: "null-data: entries without access_rights",
        2: "array<long-unsigned>: only these class ids, without access_rights",
        3: """
        array<structure{class_id: long-unsigned, logical_name: octet-string[6]}>: full entries of \
        these objects
        """,
        4: """
        structure{class_id: long-unsigned, logical_name: octet-string[6]}: full entry of this object
        """,
    ]
}

extension TypeExpression {
    fileprivate static let objectListElement: TypeExpression = """
        structure{
            class_id: long-unsigned, version: unsigned, logical_name: octet-string[6],
            access_rights: structure{
                attribute_access: array<structure{
                    attribute_id: integer, access_mode: enum, access_selectors: CHOICE{null-data|array<integer>}
                }>,
                method_access: array<structure{method_id: integer, access_mode: enum}>
            }
        }
        """

    fileprivate static let applicationContextName: TypeExpression = """
        CHOICE{
            structure{
                joint_iso_ctt_element: unsigned, country_element: unsigned, country_name_element: long-unsigned,
                identified_organization_element: unsigned, DLMS_UA_element: unsigned,
                application_context_element: unsigned, context_id: unsigned
            }|
            octet-string
        }
        """

    fileprivate static let xDLMSContextInfo: TypeExpression = """
        structure{
            conformance: bit-string[24], max_receive_pdu_size: long-unsigned, max_send_pdu_size: long-unsigned,
            dlms_version_number: unsigned, quality_of_service: integer, cyphering_info: octet-string
        }
        """

    fileprivate static let authenticationMechanismName: TypeExpression = """
        CHOICE{
            structure{
                joint_iso_ctt_element: unsigned, country_element: unsigned, country_name_element: long-unsigned,
                identified_organization_element: unsigned, DLMS_UA_element: unsigned,
                authentication_mechanism_name_element: unsigned, mechanism_id: unsigned
            }|
            octet-string
        }
        """

    fileprivate static let objectListElementV0: TypeExpression = """
        structure{
            class_id: long-unsigned, version: unsigned, logical_name: octet-string[6],
            access_rights: structure{
                attribute_access: array<structure{
                    attribute_id: integer, access_mode: enum, access_selectors: CHOICE{null-data|array<integer>}
                }>,
                method_access: array<structure{method_id: integer, access_mode: boolean}>
            }
        }
        """
}

extension InterfaceClass.ValueNames {
    fileprivate static let accessMasks = Self(fieldBits: [
        "attribute_access.access_mode": [
            0: "read_access", 1: "write_access", 2: "authenticated_request", 3: "encrypted_request",
            4: "digitally_signed_request", 5: "authenticated_response", 6: "encrypted_response",
            7: "digitally_signed_response",
        ],
        "method_access.access_mode": [
            0: "access", 2: "authenticated_request", 3: "encrypted_request", 4: "digitally_signed_request",
            5: "authenticated_response", 6: "encrypted_response", 7: "digitally_signed_response",
        ],
    ])

    fileprivate static let xDLMSContextInfo = Self(fieldBits: [
        "conformance": Dictionary(
            Conformance.names.enumerated().map { ($0.offset, $0.element.description) }, uniquingKeysWith: { $1 }
        )
    ])

    fileprivate static let associationStatus = Self(
        codes: [0: "non_associated", 1: "association_pending", 2: "associated"]
    )

    fileprivate static let accessCodes = Self(fieldCodes: [
        "attribute_access.access_mode": [
            0: "no_access", 1: "read_only", 2: "write_only", 3: "read_and_write", 4: "authenticated_read_only",
            5: "authenticated_write_only", 6: "authenticated_read_and_write",
        ],
        "method_access.access_mode": [0: "no_access", 1: "access", 2: "authenticated_access"],
    ])

    fileprivate static let accessCodesV0 = Self(fieldCodes: [
        "attribute_access.access_mode": [
            0: "no_access", 1: "read_only", 2: "write_only", 3: "read_and_write",
        ]
    ])
}
