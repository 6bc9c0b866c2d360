const REPACK =
  'Pack the folder again with one of: npm pack, git archive, tar czf, zip -r; and upload that file unchanged.'

/** Every code a finding can carry, with the way out that is shown when nothing better is known. */
export const hints = {
  'file.missing': 'Give the path of a .tar.gz or .zip file that exists.',
  'file.type': 'Pack the folder into a .tar.gz or .zip first, and give the path of that file.',
  'format': 'Upload a gzip-compressed tar named .tar.gz (or .tgz), or a zip named .zip.',

  'gzip.malformed': REPACK,
  'gzip.truncated': 'The file is incomplete: pack it again and check that the upload finished.',
  'gzip.trailing': 'Compress once, with gzip or tar czf, and append nothing afterwards.',

  'tar.malformed': REPACK,
  'tar.truncated': 'The file is incomplete: pack it again and check that the upload finished.',
  'tar.trailing': 'Put everything into one tar; do not concatenate archives.',
  'tar.pax': 'Pack with tar --format=ustar or --format=gnu, or use git archive.',

  'zip.malformed': REPACK,
  'zip.differential': REPACK,
  'zip.prefix': 'Upload a plain zip, not a self-extracting one.',
  'zip.trailing': 'Remove whatever follows the zip, or pack it again.',
  'zip.encrypted': 'Pack without a password: buyers receive the source as you upload it.',
  'zip.method': 'Pack with the ordinary "deflate" or "store" compression.',

  'entry.type': 'Keep only regular files and folders; replace links by copies (tar -h, zip -r).',
  'entry.mode': 'Remove the bits with chmod u-s,g-s,-t, then pack again.',

  'path.empty': REPACK,
  'path.utf8': 'Rename the file with plain ASCII or UTF-8 characters (with zip: use 7-Zip or tar).',
  'path.name': 'Rename the file: only visible characters are allowed in paths.',
  'path.absolute': 'Pack from inside the folder, so that every path is relative.',
  'path.backslash': 'Use / between folders; old PowerShell zips use \\, so pack with tar or 7-Zip.',
  'path.traversal': 'Pack from inside the folder, so that no path contains "..".',
  'path.noncanonical': 'Write every path plainly: no empty or "." parts.',
  'path.reserved': 'Rename the file so that it can also be stored on Windows.',
  'path.git': 'Leave the .git folder out, for instance with git archive.',
  'path.duplicate': 'Pack each file once.',
  'path.collision': 'Rename one of the two: macOS and Windows cannot tell them apart.',
  'path.conflict': 'Rename one of the two: a path is either a file or a folder.',

  'limit.upload': 'Leave out build output, dependencies and large assets.',
  'limit.unpacked': 'Leave out build output, dependencies and large assets.',
  'limit.file': 'Leave the file out, or download it when the agent runs.',
  'limit.entries': 'Leave out build output and dependencies such as node_modules, deps or _build.',
  'limit.ratio': 'Leave out files of repeated bytes, such as disk images or padded test data.',
  'limit.path': 'Shorten the path.',
  'limit.component': 'Shorten the name.',
  'limit.depth': 'Use fewer nested folders.',
  'limit.pax': 'Pack without extended attributes: tar --no-xattrs --no-acls.',
  'limit.time': 'Try again; if it happens twice, make the archive smaller.',
  'limit.memory': 'Make the archive smaller, then try again.',
  'inspection.failed': 'Try again; if it happens twice, tell us which archive it was.',

  'manifest.missing':
    'Put opensentience.agent.json at the root of the archive, or of its single top-level folder.',
  'manifest.nested': 'Keep exactly one opensentience.agent.json: Core reads every one as an agent.',
  'manifest.size': 'Shorten the manifest; long documentation belongs in the README.',
  'manifest.utf8': 'Save the manifest as UTF-8.',
  'manifest.json': 'Correct the JSON: no comments, no trailing commas, no byte order mark.',
  'manifest.depth': 'Flatten the nested values.',
  'manifest.duplicate_key': 'Keep one of the two: readers disagree about which one counts.',
  'manifest.proto': 'Choose another key.',
  'manifest.shape': 'Write the manifest as one JSON object: { "id": …, "name": …, … }.',
  'manifest.id': 'Give an id such as "com.example.echo", without "agent_id" or equal to it.',
  'manifest.id_mismatch': 'Use the agent id of this listing, letter for letter.',
  'manifest.version': 'Give a semantic version such as "1.4.0"; see semver.org.',
  'manifest.version_mismatch': 'Make the manifest and the release name the same version.',
  'manifest.source': 'Give "source": { "git_url": "https://…", "ref": "v1.0.0" }.',
  'manifest.permissions':
    'List each permission once, as domain:action or domain:action:pattern, without spaces.',
  'manifest.field': 'Correct the field; the manifest reference shows its form.',
  'content.secret': 'Remove it, revoke it where it was issued, and pack again.',
} as const

export type FindingCode = keyof typeof hints
