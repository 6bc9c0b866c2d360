export { inspectArchive, type ArchiveExpectation } from './inspect_archive.ts'
export { inspectArchiveInChild, type ChildLimits } from './inspect_archive_in_child.ts'
export { unpackArchive } from './unpack_archive.ts'
export { ArchiveRefused, type ArchiveFile, type ArchiveReport } from './archive_report.ts'
export type { ArchiveFormat } from './archive_format.ts'
export type { Finding } from './refusal.ts'
export type { FindingCode } from './hints.ts'
export type { Manifest, ReadManifest } from './manifest.ts'
export { defaultPolicy, type ArchivePolicy } from './policy.ts'
export {
  comparePermissions,
  stepSentence,
  type AuthorityVerdict,
  type PermissionDelta,
  type PermissionStep,
  type StepReason,
} from './permission_delta.ts'
export {
  describePermission,
  permissionsHash,
  requestedPermissionsHash,
  type PermissionDescription,
} from './permissions.ts'
export { compareVersions, parseVersion, type Version } from './versions.ts'
