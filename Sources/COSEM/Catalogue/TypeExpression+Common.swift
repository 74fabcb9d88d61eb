extension TypeExpression {
    /// What to multiply a value with, as a power of ten, and its unit.
    public static let scalerUnit: TypeExpression = "structure{scaler: integer, unit: enum}"

    /// What a register may hold.
    public static let registerValue: TypeExpression = """
        CHOICE{
            null-data|bit-string|double-long|double-long-unsigned|octet-string|visible-string|utf8-string|
            integer|long|unsigned|long-unsigned|long64|long64-unsigned|float32|float64
        }
        """

    /// What a status word may be.
    public static let statusValue: TypeExpression = """
        CHOICE{
            null-data|bit-string|double-long-unsigned|octet-string|visible-string|utf8-string|unsigned|
            long-unsigned|long64-unsigned
        }
        """

    /// Any `Data` that is no array, structure or compact array.
    public static let simpleValue: TypeExpression = """
        CHOICE{
            null-data|boolean|bit-string|double-long|double-long-unsigned|octet-string|visible-string|
            utf8-string|bcd|integer|long|unsigned|long-unsigned|long64|long64-unsigned|enum|float32|float64|
            date-time|date|time
        }
        """

    /// An object.
    public static let objectDefinition: TypeExpression =
        "structure{class_id: long-unsigned, logical_name: octet-string[6]}"

    /// An attribute of an object.
    public static let valueDefinition: TypeExpression =
        "structure{class_id: long-unsigned, logical_name: octet-string[6], attribute_index: integer}"

    /// What is captured: an attribute, or one element of it (data_index from 1; 0 is the whole attribute).
    public static let captureObject: TypeExpression = """
        structure{
            class_id: long-unsigned, logical_name: octet-string[6], attribute_index: integer,
            data_index: long-unsigned
        }
        """

    /// A script of a script table.
    public static let actionItem: TypeExpression =
        "structure{script_logical_name: octet-string[6], script_selector: long-unsigned}"

    /// A time window.
    public static let window: TypeExpression =
        "structure{start_time: octet-string<date-time>, end_time: octet-string<date-time>}"

    /// A user of an association.
    public static let userListEntry: TypeExpression = "structure{user_id: unsigned, user_name: visible-string}"

    /// An attribute, and for a profile buffer which of its rows.
    public static let restrictedObject: TypeExpression = """
        structure{
            class_id: long-unsigned, logical_name: octet-string[6], attribute_index: integer,
            data_index: long-unsigned,
            restriction: structure{
                restriction_type: enum,
                restriction_value: CHOICE{
                    null-data|structure{from_date: octet-string, to_date: octet-string}|
                    structure{from_entry: double-long-unsigned, to_entry: double-long-unsigned}
                }
            }
        }
        """

    /// An attribute, and for a profile buffer which of its rows and columns.
    public static let restrictedColumns: TypeExpression = """
        structure{
            class_id: long-unsigned, logical_name: octet-string[6], attribute_index: integer,
            data_index: long-unsigned,
            restriction: structure{
                restriction_type: enum,
                restriction_value: CHOICE{
                    null-data|structure{from_date: octet-string, to_date: octet-string}|
                    structure{from_entry: double-long-unsigned, to_entry: double-long-unsigned}
                }
            },
            columns: array<structure{
                class_id: long-unsigned, logical_name: octet-string[6], attribute_index: integer,
                data_index: long-unsigned
            }>
        }
        """

    /// One step of cryptographic protection, with its key.
    public static let protectionParameters: TypeExpression = """
        structure{
            protection_type: enum,
            protection_options: structure{
                transaction_id: octet-string, originator_system_title: octet-string,
                recipient_system_title: octet-string, other_information: octet-string,
                key_info: structure{
                    key_info_type: enum,
                    key_info_options: CHOICE{
                        enum|structure{kek_id: enum, key_ciphered_data: octet-string}|
                        structure{key_parameters: octet-string, key_ciphered_data: octet-string}
                    }
                }
            }
        }
        """
}
