/** A stream record as the SDK reads it, turned into the JSON that Lambda hands to a handler. */
import type { _Record, AttributeValue as Read } from "@aws-sdk/client-dynamodb-streams";
import type { AttributeValue, DynamoDBRecord } from "aws-lambda";

export function asLambdaRecord({ dynamodb, eventID, eventName }: _Record): DynamoDBRecord {
  const {
    Keys,
    NewImage,
    OldImage,
    ApproximateCreationDateTime: at,
    SequenceNumber,
    SizeBytes,
  } = dynamodb ?? {};
  return {
    eventID,
    eventName,
    eventVersion: "1.1",
    eventSource: "aws:dynamodb",
    awsRegion: "us-east-1",
    dynamodb: {
      ...(Keys && { Keys: image(Keys) }),
      ...(NewImage && { NewImage: image(NewImage) }),
      ...(OldImage && { OldImage: image(OldImage) }),
      ...(at && { ApproximateCreationDateTime: at.getTime() / 1000 }),
      SequenceNumber,
      SizeBytes,
      StreamViewType: "NEW_AND_OLD_IMAGES",
    },
  };
}

const image = (item: Record<string, Read>): Record<string, AttributeValue> =>
  Object.fromEntries(Object.entries(item).map(([name, value]) => [name, attribute(value)]));

const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString("base64");

/** JSON has no bytes: Lambda writes them in base 64. */
function attribute(value: Read): AttributeValue {
  if (value.B) return { B: base64(value.B) };
  if (value.BS) return { BS: value.BS.map(base64) };
  if (value.L) return { L: value.L.map(attribute) };
  if (value.M) return { M: image(value.M) };
  return value as AttributeValue;
}
