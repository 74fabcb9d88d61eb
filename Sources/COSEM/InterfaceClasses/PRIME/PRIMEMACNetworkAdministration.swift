extension InterfaceClass {
    /// PRIME NB OFDM PLC MAC network administration data: tables that a PRIME base node keeps.
    public static let primeMACNetworkAdministrationV0 = InterfaceClass(
        id: 85, version: 0, name: "PRIME NB OFDM PLC MAC network administration data", category: "PRIME NB OFDM PLC",
        attributes: [
            .logicalName,
            Attribute(
                2, "mac_list_multicast_entries",
                "array<structure{mcast_entry_LCID: integer, mcast_entry_members: long}>",
                .dynamic, at: 0x08, .read
            ),
            Attribute(3, "mac_list_switch_table", "array<long>", .dynamic, at: 0x10, .read),
            Attribute(
                4, "mac_list_direct_table",
                """
                array<structure{
                    dconn_entry_src_SID: long, dconn_entry_src_LNID: long, dconn_entry_src_LCID: long,
                    dconn_entry_dst_SID: long, dconn_entry_dst_LNID: long, dconn_entry_dst_LCID: long,
                    dconn_entry_DID: octet-string
                }>
                """, .dynamic, at: 0x18, .read
            ),
            Attribute(
                5, "mac_list_available_switches",
                """
                array<structure{
                    slist_entry_SNA: octet-string, slist_entry_LSID: long, slist_entry_level: integer,
                    slist_entry_rx_lvl: integer, slist_entry_rx_SNR: integer
                }>
                """, .dynamic, at: 0x20, .read
            ),
            Attribute(
                6, "mac_list_phy_comm",
                """
                array<structure{
                    phy_comm_EUI: octet-string, phy_comm_tx_pwr: integer, phy_comm_tx_cod: integer,
                    phy_comm_rx_cod: integer, phy_comm_rx_lvl: integer, phy_comm_SNR: integer,
                    phy_comm_tx_pwr_mod: integer, phy_comm_tx_cod_mod: integer, phy_comm_rx_cod_mod: integer
                }>
                """, .dynamic, at: 0x28, .read
            ),
        ],
        methods: [
            Method(1, "reset", "integer(0)", at: 0x30, effect: "empty the lists")
        ]
    )
}
