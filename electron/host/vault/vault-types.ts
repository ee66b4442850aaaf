import type { HostFailure, HostInput, HostOutput } from '#shared/contract';
import type { Result } from '#shared/kernel';

export type JournalRecord = HostInput<'vault.append'>['records'][number];
export type StoredRecord = HostOutput<'vault.journal'>['records'][number];
export type Mark = HostOutput<'vault.append'>['watermark'];
export type Manifest = HostInput<'vault.saveManifest'>['manifest'];
export type DiskState = HostOutput<'vault.inspect'>['disk'];
export type Ladder = HostOutput<'vault.ladder'>;
export type Audit = HostOutput<'vault.audit'>;
export type Answer<T> = Promise<Result<T, HostFailure>>;
