/** The made-up AWS account of the laptop's engines: no key of a real one is ever looked for. */
export const localAccount = {
  region: "us-east-1",
  // s3rver knows exactly this pair; DynamoDB Local takes any.
  credentials: { accessKeyId: "S3RVER", secretAccessKey: "S3RVER" },
} as const;
