import MeterHost

/// The screens of the console: the one place that lists them.
public enum ConsoleScreens {
    /// All screens of a meter in the order of their digits.
    static func all(of meter: RunningMeter, secrets: SecretPolicy) -> [any Screen] {
        [
            ObjectsScreen(meter: meter, secrets: secrets), FramesScreen(meter: meter, secrets: secrets),
            ClientsScreen(meter: meter, secrets: secrets), RegistersScreen(meter: meter), LogScreen(meter: meter),
        ]
    }

    /// Every command table, for docs/keys.md.
    public static let keySections: [KeysDocument.Section] = [
        KeysDocument.Section("Everywhere", ConsoleApp.commandTable), KeysDocument.Section("The meter", meterCommands),
        KeysDocument.Section("Time and load", simulationCommands),
        KeysDocument.Section("Secrets", SecretPolicy.commandTable),
        KeysDocument.Section("Objects", ObjectsScreen.commandTable),
        KeysDocument.Section("Frames", FramesScreen.commandTable),
        KeysDocument.Section("Clients", ClientsScreen.commandTable),
        KeysDocument.Section("Registers", RegistersScreen.commandTable),
        KeysDocument.Section("Log", LogScreen.commandTable),
    ]
}
