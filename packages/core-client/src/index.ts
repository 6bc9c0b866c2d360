/** The reference client of FleetPrompt Marketplace, for programs. */
export {
  FleetPromptClient,
  type ClientOptions,
  type DownloadRequest,
  type ReleaseFilter,
} from './client.ts'
export { Failure, exitCodes } from './failure.ts'
export { looksLikeToken, tokenChecksum } from './token.ts'
export type { TransferReport } from './transfer.ts'
export type {
  Artifact,
  RegistryAgent,
  RegistryIndex,
  RegistryVersion,
} from './registry_contract.ts'
export type { Entitlement, OfferedRelease, Releases, Verification } from './delivery_contract.ts'
