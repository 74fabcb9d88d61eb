import DLMSServer
import DLMSWire

/// A meter that runs: the template's objects with what has changed since, and their behaviour.
///
/// It implements ``DataInterface``, so the server reads and writes it, and gives the console the same objects to look
/// at and edit. All of it is used on one executor.
public final class LivingMeter {
    public let template: MeterTemplate
    public let environment: any MeterEnvironment

    public init(_ template: MeterTemplate, environment: any MeterEnvironment) {
        (self.template, self.environment) = (template, environment)
    }
}
