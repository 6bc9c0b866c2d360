export { announceRegistryChange as announceChange } from '#shared/registry_changes'
