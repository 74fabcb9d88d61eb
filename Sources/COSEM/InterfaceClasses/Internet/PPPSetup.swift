extension InterfaceClass {
    /// PPP setup: the point-to-point protocol.
    public static let pppSetupV0 = InterfaceClass(
        id: 44, version: 0, name: "PPP setup", category: "Internet",
        attributes: [
            .logicalName,
            Attribute(2, "PHY_reference", "octet-string[6]", .static, at: 0x08, .readWrite),
            Attribute(
                3, "LCP_options",
                """
                array<structure{
                    LCP_option_type: unsigned, LCP_option_length: unsigned,
                    LCP_option_data: CHOICE{boolean|double-long-unsigned|long-unsigned|unsigned|structure}
                }>
                """, .static, at: 0x10, .readWrite,
                names: ValueNames(fieldCodes: [
                    "LCP_option_type": [
                        1: "Maximum-Receive-Unit", 2: "Async-Control-Character-Map", 3: "Authentication-Protocol",
                        5: "Magic-Number", 7: "Protocol-Field-Compression",
                        8: "Address-and-Control-Field-Compression", 9: "FCS-Alternatives", 13: "Callback",
                    ]
                ])
            ),
            Attribute(
                4, "IPCP_options",
                """
                array<structure{
                    IPCP_option_type: unsigned, IPCP_option_length: unsigned,
                    IPCP_option_data: CHOICE{
                        boolean|double-long-unsigned|long-unsigned|array<double-long-unsigned>|structure
                    }
                }>
                """, .static, at: 0x18, .readWrite,
                names: ValueNames(fieldCodes: [
                    "IPCP_option_type": [
                        2: "IP-Compression-Protocol", 3: "Preferred-Local-IP-Address",
                        20: "Preferred-Peer-IP-Addresses", 21: "Grant-Access-Only-to-Preferred-Peer",
                        22: "Use-Static-IP-Pool",
                    ]
                ])
            ),
            Attribute(
                5, "PPP_authentication",
                """
                CHOICE{
                    null-data|structure{user_name: octet-string, PAP_password: octet-string}|
                    structure{user_name: octet-string, algorithm_id: unsigned}|
                    structure{md5_challenge: boolean, one_time_password: boolean, generic_token_card: boolean}
                }
                """, .static, at: 0x20, .none, secret: true,
                note: "choice follows LCP option 3: none 0, PAP 0xC023, CHAP 0xC223, EAP 0xC227"
            ),
        ]
    )
}
