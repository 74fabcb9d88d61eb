import TerminalKit
import Testing

@testable import Console

@Suite struct ObjectsViewTests {
    @Test("shows tree, inspector and details at 80 by 24") func narrow() throws {
        let bench = try MeterBench()
        #expect(
            bench.screen() == """
                ├─[Objects]──────────────── 14 ─┬─ 1.0.1.8.0.255 ──────────── Register (3) v0 ─┤
                │ ▾ 1 Management                │ Active energy import                         │
                │  ▾ Electricity                │ #   attribute    value                pu be  │
                │   ▾ Energy 1                  │>1   logical_name 1.0.1.8.0.255        −  r   │
                │>      1.0.1.8.0.255 +A Active…│ 2⟵  value        12 345.678 kWh       −  r   │
                │   ▸ Instantaneous 1           │ 3   scaler_unit  10^0 Wh              −  r   │
                │   ▸ Profiles and logs 1       │ 1)  reset        set value to its in… −  x   │
                │  ▾ Abstract                   │                                              │
                │   ▸ Identification 1          │                                              │
                │   ▸ Clock 1                   │                                              │
                │   ▸ Associations 5            │                                              │
                │ ▾ 17 Sub-meter                │                                              │
                │  ▾ Abstract                   │                                              │
                │   ▸ Clock 1                   ├─ Details ───────────────────── logical_name ─┤
                │   ▸ Associations 3            │>value      1.0.1.8.0.255 (Active energy      │
                │                               │            import)                           │
                │                               │ source     static                            │
                │                               │ access     public none · bench read          │
                │                               │ type       octet-string[6]                   │
                │                               │ short name base_name + 0x0000                │
                │                               │                                              │
                │14 objects                                                                    │
                """)
    }

    @Test("shows types, sources and the newest frames at 120 by 40") func wide() throws {
        let bench = try MeterBench()
        bench.press(.enter, .down)
        #expect(
            bench.screen(width: 120, height: 40) == """
                ├─ Objects ──────────────────────────────── 14 ─┬─[1.0.1.8.0.255]──────────────────────────────────── Register (3) v0 ─┤
                │ ▾ 1 Management                                │ Active energy import                                                 │
                │   ▾ Electricity                               │ #   attribute    value               type      source         pu be  │
                │     ▾ Energy 1                                │ 1   logical_name 1.0.1.8.0.255       obis      static         −  r   │
                │>         1.0.1.8.0.255 +A Active energy import│>2   value        12 345.678 kWh      u32       ⟵ energy       −  r   │
                │     ▸ Instantaneous 1                         │ 3   scaler_unit  10^0 Wh             struct    static         −  r   │
                │     ▸ Profiles and logs 1                     │ 1)  reset        set value to its i… i8                       −  x   │
                │   ▾ Abstract                                  │                                                                      │
                │     ▸ Identification 1                        │                                                                      │
                │     ▸ Clock 1                                 │                                                                      │
                │     ▸ Associations 5                          │                                                                      │
                │ ▾ 17 Sub-meter                                │                                                                      │
                │   ▾ Abstract                                  │                                                                      │
                │     ▸ Clock 1                                 │                                                                      │
                │     ▸ Associations 3                          │                                                                      │
                │                                               │                                                                      │
                │                                               │                                                                      │
                │                                               ├─ Details ──────────────────────────────────────────────────── value ─┤
                │                                               │>value      12345678 (12 345.678 kWh)                                 │
                │                                               │ source     dynamic ⟵ energy (12345678 Wh, simulated), sent as        │
                │                                               │            double-long-unsigned, divided by 10^0                     │
                │                                               │ access     public none · bench read                                  │
                │                                               │ type       CHOICE{null-data|bit-string|double-long|                  │
                │                                               │            double-long-unsigned|octet-string|visible-string|         │
                │                                               │            utf8-string|integer|long|unsigned|long-unsigned|long64|   │
                │                                               │            long64-unsigned|float32|float64}                          │
                │                                               │ short name base_name + 0x0008                                        │
                │                                               │                                                                      │
                ├─ Frames ──────────────────────────────────────┴──────────────────────────────────────────────────── 0 · 2 shows all ─┤
                │ No frames yet.                                                                                                       │
                │                                                                                                                      │
                │                                                                                                                      │
                │                                                                                                                      │
                │                                                                                                                      │
                │                                                                                                                      │
                │                                                                                                                      │
                │                                                                                                                      │
                │14 objects                                                                                                            │
                """)
    }
}
