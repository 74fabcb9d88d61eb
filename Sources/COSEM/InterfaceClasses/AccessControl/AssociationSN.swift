extension InterfaceClass {
    /// Association SN: an application association with short-name referencing.
    ///
    /// access_mode is a bit mask. Method ids 1, 2, 4, 6 and 7 are reserved; attributes 5 and 6 use the offsets 0x20 and
    /// 0x28 that methods 1 and 2 of version 0 used.
    public static let associationSNV4 = InterfaceClass(
        id: 12, version: 4, name: "Association SN", category: "access control and management",
        attributes: [
            .logicalName,
            Attribute(2, "object_list", .array(.objectListElement), .static, at: 0x08, .read),
            Attribute(
                3, "access_rights_list", .array(.accessRights), .static, at: 0x10, .read,
                names: ValueNames(fieldBits: [
                    "attribute_access.access_mode": [
                        0: "read_access", 1: "write_access", 2: "authenticated_request", 3: "encrypted_request",
                        4: "digitally_signed_request", 5: "authenticated_response", 6: "encrypted_response",
                        7: "digitally_signed_response",
                    ],
                    "method_access.access_mode": [
                        0: "access", 2: "authenticated_request", 3: "encrypted_request",
                        4: "digitally_signed_request", 5: "authenticated_response", 6: "encrypted_response",
                        7: "digitally_signed_response",
                    ],
                ])
            ),
            Attribute(4, "security_setup_reference", "octet-string[6]", .static, at: 0x18, .read),
            Attribute(5, "user_list", .array(.userListEntry), .static, at: 0x20, .readWrite),
            Attribute(6, "current_user", .userListEntry, .dynamic, at: 0x28, .read),
        ],
        methods: [
            Method(
                3, "read_by_logicalname", .array(.valueDefinition), at: 0x30, returns: "array<any>",
                effect: """
                    read attributes addressed by logical name; attribute_index 0 = all attributes; \
                    invoked through Read with parameterized access
                    """
            ),
            Method(
                5, "change_secret", "octet-string", at: 0x40, secret: true,
                effect: "replace the LLS or HLS secret of the association"
            ),
            Method(
                8, "reply_to_HLS_authentication", "octet-string", at: 0x58, returns: "octet-string",
                effect: "check the client HLS answer f(StoC), return f(CtoS)"
            ),
            Method(9, "add_user", .userListEntry, at: 0x60, effect: "add an entry to user_list"),
            Method(10, "remove_user", .userListEntry, at: 0x68, effect: "remove an entry from user_list"),
        ]
    )

    /// Association SN, version 3.
    ///
    /// As version 4, but access_mode is a code.
    /// Attributes 5 and 6 use the offsets 0x20/0x28 that methods 1 and 2 of version 0 used.
    public static let associationSNV3 = InterfaceClass(
        id: 12, version: 3, name: "Association SN", category: "access control and management", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "object_list", .array(.objectListElement), .static, at: 0x08, .read),
            Attribute(3, "access_rights_list", .array(.accessRights), .static, at: 0x10, .read, names: .accessCodes),
            Attribute(4, "security_setup_reference", "octet-string[6]", .static, at: 0x18, .read),
            Attribute(5, "user_list", .array(.userListEntry), .static, at: 0x20, .readWrite),
            Attribute(6, "current_user", .userListEntry, .dynamic, at: 0x28, .read),
        ],
        methods: [
            Method(
                3, "read_by_logicalname", .array(.valueDefinition), at: 0x30, returns: "array<any>",
                effect: """
                    read attributes addressed by logical name; attribute_index 0 = all attributes; \
                    invoked through Read with parameterized access
                    """
            ),
            Method(
                5, "change_secret", "octet-string", at: 0x40, secret: true,
                effect: "replace the LLS or HLS secret of the association"
            ),
            Method(
                8, "reply_to_HLS_authentication", "octet-string", at: 0x58, returns: "octet-string",
                effect: "check the client HLS answer f(StoC), return f(CtoS)"
            ),
            Method(9, "add_user", .userListEntry, at: 0x60, effect: "add an entry to user_list"),
            Method(10, "remove_user", .userListEntry, at: 0x68, effect: "remove an entry from user_list"),
        ]
    )

    /// Association SN, version 2.
    ///
    /// No user_list/current_user, no add_user/remove_user; separate change_LLS_secret and change_HLS_secret.
    public static let associationSNV2 = InterfaceClass(
        id: 12, version: 2, name: "Association SN", category: "access control and management", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "object_list", .array(.objectListElement), .static, at: 0x08, .read),
            Attribute(3, "access_rights_list", .array(.accessRights), .static, at: 0x10, .read, names: .accessCodes),
            Attribute(4, "security_setup_reference", "octet-string[6]", .static, at: 0x18, .read),
        ],
        methods: [
            Method(
                3, "read_by_logicalname", .array(.valueDefinition), at: 0x30, returns: "array<any>",
                effect: """
                    read attributes addressed by logical name; attribute_index 0 = all attributes; \
                    invoked through Read with parameterized access
                    """
            ),
            Method(
                4, "get_attributes&methods", .array(.objectDefinition), at: 0x38,
                returns: "array<structure{attribute_access: any, method_access: any}>",
                effect: "report the access rights of the named objects"
            ),
            Method(5, "change_LLS_secret", "octet-string", at: 0x40, secret: true, effect: "replace the LLS password"),
            Method(6, "change_HLS_secret", "octet-string", at: 0x48, secret: true, effect: "replace the HLS secret"),
            Method(
                8, "reply_to_HLS_authentication", "octet-string", at: 0x58, returns: "octet-string",
                effect: "check the client HLS answer f(StoC), return f(CtoS)"
            ),
        ]
    )

    /// Association SN, version 1.
    ///
    /// object_list only; methods 1 and 2 of version 0 dropped.
    public static let associationSNV1 = InterfaceClass(
        id: 12, version: 1, name: "Association SN", category: "access control and management", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "object_list", .array(.objectListElement), .static, at: 0x08, .read),
        ],
        methods: [
            Method(
                3, "read_by_logicalname", .array(.valueDefinition), at: 0x30, returns: "array<any>",
                effect: """
                    read attributes addressed by logical name; attribute_index 0 = all attributes; \
                    invoked through Read with parameterized access
                    """
            ),
            Method(
                4, "get_attributes&methods", .array(.objectDefinition), at: 0x38,
                returns: "array<structure{attribute_access: any, method_access: any}>",
                effect: "report the access rights of the named objects"
            ),
            Method(5, "change_LLS_secret", "octet-string", at: 0x40, secret: true, effect: "replace the LLS password"),
            Method(6, "change_HLS_secret", "octet-string", at: 0x48, secret: true, effect: "replace the HLS secret"),
            Method(
                8, "reply_to_HLS_authentication", "octet-string", at: 0x58, returns: "octet-string",
                effect: "check the client HLS answer f(StoC), return f(CtoS)"
            ),
        ]
    )

    /// Association SN, version 0.
    ///
    /// Eight methods 0x20..0x58; object_list only.
    public static let associationSNV0 = InterfaceClass(
        id: 12, version: 0, name: "Association SN", category: "access control and management", status: .previous,
        attributes: [
            .logicalName,
            Attribute(2, "object_list", .array(.objectListElement), .static, at: 0x08, .read),
        ],
        methods: [
            Method(
                1, "getlist_by_classid", "array<long-unsigned>", at: 0x20,
                effect: "subset of object_list for the class ids"
            ),
            Method(
                2, "getobj_by_logicalname", .array(.objectDefinition), at: 0x28,
                effect: "subset of object_list for the named objects"
            ),
            Method(
                3, "read_by_logicalname", .array(.valueDefinition), at: 0x30, returns: "array<any>",
                effect: """
                    read attributes addressed by logical name; attribute_index 0 = all attributes; \
                    invoked through Read with parameterized access
                    """
            ),
            Method(
                4, "get_attributes&services", .array(.objectDefinition), at: 0x38,
                returns: "array<structure{attribute_access: any, method_access: any}>",
                effect: "report the access rights of the named objects"
            ),
            Method(5, "change_LLS_secret", "octet-string", at: 0x40, secret: true, effect: "replace the LLS password"),
            Method(6, "change_HLS_secret", "octet-string", at: 0x48, secret: true, effect: "replace the HLS secret"),
            Method(
                7, "get_HLS_challenge", "integer(0)", at: 0x50, returns: "octet-string",
                effect: "return the server challenge"
            ),
            Method(
                8, "reply_to_HLS_challenge", "octet-string", at: 0x58, returns: "octet-string",
                effect: "check the client HLS answer f(StoC), return f(CtoS)"
            ),
        ]
    )
}

extension TypeExpression {
    fileprivate static let objectListElement: TypeExpression =
        "structure{base_name: long, class_id: long-unsigned, version: unsigned, logical_name: octet-string[6]}"

    fileprivate static let accessRights: TypeExpression = """
        structure{
            base_name: long,
            attribute_access: array<structure{
                attribute_id: integer, access_mode: enum, access_selectors: CHOICE{null-data|array<integer>}
            }>,
            method_access: array<structure{method_id: integer, access_mode: enum}>
        }
        """
}

extension InterfaceClass.ValueNames {
    fileprivate static let accessCodes = Self(fieldCodes: [
        "attribute_access.access_mode": [
            0: "no_access", 1: "read_only", 2: "write_only", 3: "read_and_write", 4: "authenticated_read_only",
            5: "authenticated_write_only", 6: "authenticated_read_and_write",
        ],
        "method_access.access_mode": [0: "no_access", 1: "access", 2: "authenticated_access"],
    ])
}
