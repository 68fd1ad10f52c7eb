package dev.millrace.lambda;

/// The events that the seed of maps and points prints.
final class SeedEvents {
    /// As its log shows it.
    static final String LOGGED = """
            {
              "Records": [
                {
                  "eventID": "557c8825da98fd59e1ac0e4db8258c99",
                  "eventName": "INSERT",
                  "eventVersion": "1.1",
                  "eventSource": "aws:dynamodb",
                  "awsRegion": "us-east-2",
                  "dynamodb": {
                    "ApproximateCreationDateTime": 1502740560.0,
                    "Keys": {
                      "PointId": {
                        "S": "SpaceNeedleId"
                      },
                      "MapId": {
                        "S": "SeattleMapId"
                      }
                    },
                    "NewImage": {
                      "Category": {
                        "S": "Landmark"
                      },
                      "Address": {
                        "S": "400 Broad St, Seattle, WA 98109"
                      },
                      "PointId": {
                        "S": "SpaceNeedleId"
                      },
                      "MapId": {
                        "S": "SeattleMapId"
                      }
                    },
                    "SequenceNumber": "100000000000950939886",
                    "SizeBytes": 128,
                    "StreamViewType": "NEW_AND_OLD_IMAGES"
                  },
                  "eventSourceARN": "XXX"
                }
              ]
            }
            """;

    /// As it is typed in to try the function; its keys are those of another table.
    static final String TEST = """
            {
              "Records": [
                {
                  "eventID": "1",
                  "eventVersion": "1.0",
                  "dynamodb": {
                    "Keys": {
                      "Id": {
                        "N": "101"
                      }
                    },
                    "NewImage": {
                      "Category": {
                        "S": "Landmark"
                      },
                      "Address": {
                        "S": "400 Broad St, Seattle, WA 98109"
                      },
                      "PointId": {
                        "S": "SpaceNeedleId"
                      },
                      "MapId": {
                        "S": "SeattleMapId"
                      }
                    },
                    "StreamViewType": "NEW_AND_OLD_IMAGES",
                    "SequenceNumber": "111",
                    "SizeBytes": 26
                  },
                  "awsRegion": "us-west-2",
                  "eventName": "INSERT",
                  "eventSourceARN": "XXX",
                  "eventSource": "aws:dynamodb"
                }
              ]
            }
            """;

    private SeedEvents() {}
}
