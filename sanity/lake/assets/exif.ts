import type {Json, JsonObject} from '../store/documentTypes.ts'

/** Names of the tags that are kept, by number: https://www.cipa.jp/std/documents/download_e.html?DC-008-Translation-2023-E */
const imageTags: Record<number, string> = {
  0x010e: 'ImageDescription',
  0x010f: 'Make',
  0x0110: 'Model',
  0x0112: 'Orientation',
  0x011a: 'XResolution',
  0x011b: 'YResolution',
  0x0128: 'ResolutionUnit',
  0x0131: 'Software',
  0x0132: 'ModifyDate',
  0x013b: 'Artist',
  0x8298: 'Copyright',
  0x8769: 'ExifOffset',
  0x8825: 'GPSInfo',
}
const exifTags: Record<number, string> = {
  0x829a: 'ExposureTime',
  0x829d: 'FNumber',
  0x8822: 'ExposureProgram',
  0x8827: 'ISO',
  0x9003: 'DateTimeOriginal',
  0x9004: 'DateTimeDigitized',
  0x9201: 'ShutterSpeedValue',
  0x9202: 'ApertureValue',
  0x9203: 'BrightnessValue',
  0x9204: 'ExposureBiasValue',
  0x9205: 'MaxApertureValue',
  0x9206: 'SubjectDistance',
  0x9207: 'MeteringMode',
  0x9208: 'LightSource',
  0x9209: 'Flash',
  0x920a: 'FocalLength',
  0xa001: 'ColorSpace',
  0xa002: 'PixelXDimension',
  0xa003: 'PixelYDimension',
  0xa217: 'SensingMethod',
  0xa401: 'CustomRendered',
  0xa402: 'ExposureMode',
  0xa403: 'WhiteBalance',
  0xa404: 'DigitalZoomRatio',
  0xa405: 'FocalLengthIn35mmFormat',
  0xa406: 'SceneCaptureType',
  0xa407: 'GainControl',
  0xa408: 'Contrast',
  0xa409: 'Saturation',
  0xa40a: 'Sharpness',
  0xa40c: 'SubjectDistanceRange',
  0xa431: 'BodySerialNumber',
  0xa432: 'LensSpecification',
  0xa433: 'LensMake',
  0xa434: 'LensModel',
}
const gpsTags: Record<number, string> = {1: 'latRef', 2: 'lat', 3: 'lngRef', 4: 'lng', 5: 'altRef', 6: 'alt'}

const exifPointer = 0x8769
const gpsPointer = 0x8825
const maxEntriesPerDirectory = 500
const sizes: Record<number, number> = {1: 1, 2: 1, 3: 2, 4: 4, 5: 8, 9: 4, 10: 8}

type Value = string | number | number[]

/**
 * Reads the camera's notes in a picture's EXIF block into the `image`, `exif` and `location` objects of an image asset.
 * What is malformed is left out: a picture with damaged notes is still a picture.
 */
export function readExif(
  block: Uint8Array,
  wanted: {image: boolean; exif: boolean; location: boolean},
): JsonObject {
  if (!wanted.image && !wanted.exif && !wanted.location) return {}
  const hasPrefix = Buffer.from(block.subarray(0, 4)).toString('latin1') === 'Exif'
  const tiff = block.subarray(hasPrefix ? 6 : 0)
  const view = new DataView(tiff.buffer, tiff.byteOffset, tiff.byteLength)
  if (view.byteLength < 8) return {}
  const isLittle = view.getUint16(0) === 0x4949
  const main = readDirectory(view, view.getUint32(4, isLittle), isLittle)
  const result: JsonObject = {}
  if (wanted.image) {
    const named = nameTags(main, imageTags)
    if (Object.keys(named).length > 0) result.image = {_type: 'sanity.imageExifTags', ...named}
  }
  if (wanted.exif) {
    const details = readDirectory(view, numberAt(main, exifPointer), isLittle)
    const named = nameTags(details, exifTags)
    if (Object.keys(named).length > 0) result.exif = {_type: 'sanity.imageExifMetadata', ...named}
  }
  if (wanted.location) {
    const location = readLocation(
      nameTags(readDirectory(view, numberAt(main, gpsPointer), isLittle), gpsTags),
    )
    if (location) result.location = location
  }
  return result
}

function readDirectory(view: DataView, offset: number | null, isLittle: boolean): Map<number, Value> {
  const values = new Map<number, Value>()
  if (offset === null || offset < 8 || offset + 2 > view.byteLength) return values
  const count = Math.min(view.getUint16(offset, isLittle), maxEntriesPerDirectory)
  for (let index = 0; index < count; index++) {
    const entry = offset + 2 + index * 12
    if (entry + 12 > view.byteLength) break
    const value = readValue(view, entry, isLittle)
    if (value !== null) values.set(view.getUint16(entry, isLittle), value)
  }
  return values
}

function readValue(view: DataView, entry: number, isLittle: boolean): Value | null {
  const type = view.getUint16(entry + 2, isLittle)
  const count = view.getUint32(entry + 4, isLittle)
  const length = (sizes[type] ?? 0) * count
  const start = length > 4 ? view.getUint32(entry + 8, isLittle) : entry + 8
  if (length === 0 || length > 1_024 || start + length > view.byteLength) return null
  if (type === 2) {
    const text = new TextDecoder('latin1').decode(
      new Uint8Array(view.buffer, view.byteOffset + start, length),
    )
    return text.replace(/\0.*$/s, '').trim()
  }
  const numbers = Array.from({length: count}, (_, index) =>
    readNumber(view, type, start + index * (sizes[type] ?? 0), isLittle),
  )
  if (!numbers.every(Number.isFinite)) return null
  return numbers.length === 1 ? (numbers[0] ?? null) : numbers
}

function readNumber(view: DataView, type: number, offset: number, isLittle: boolean): number {
  switch (type) {
    case 1:
      return view.getUint8(offset)
    case 3:
      return view.getUint16(offset, isLittle)
    case 4:
      return view.getUint32(offset, isLittle)
    case 5:
      return view.getUint32(offset, isLittle) / view.getUint32(offset + 4, isLittle)
    case 9:
      return view.getInt32(offset, isLittle)
    default:
      return view.getInt32(offset, isLittle) / view.getInt32(offset + 4, isLittle)
  }
}

function readLocation(gps: JsonObject): JsonObject | null {
  const [lat, lng] = [degrees(gps.lat, gps.latRef === 'S'), degrees(gps.lng, gps.lngRef === 'W')]
  if (lat === null || lng === null) return null
  const location: JsonObject = {_type: 'geopoint', lat, lng}
  if (typeof gps.alt === 'number') location.alt = gps.altRef === 1 ? -gps.alt : gps.alt
  return location
}

function degrees(parts: Json | undefined, isNegative: boolean): number | null {
  if (!Array.isArray(parts) || parts.length !== 3) return null
  const [whole, minutes, seconds] = parts.map(Number)
  const value = (whole ?? NaN) + (minutes ?? NaN) / 60 + (seconds ?? NaN) / 3_600
  return Number.isFinite(value) ? (isNegative ? -value : value) : null
}

function nameTags(values: Map<number, Value>, names: Record<number, string>): JsonObject {
  const named = [...values].map(([tag, value]) => [names[tag], asIsoDate(value)] as const)
  return Object.fromEntries(named.filter((entry): entry is [string, Value] => entry[0] !== undefined))
}

/** A camera's time says no zone; like the hosted lake we take it for UTC. */
function asIsoDate(value: Value): Value {
  const [, year, month, day, time] =
    (typeof value === 'string' && /^(\d{4}):(\d\d):(\d\d) (\d\d:\d\d:\d\d)$/.exec(value)) || []
  const date = new Date(`${year}-${month}-${day}T${time}Z`)
  return time === undefined || Number.isNaN(date.getTime()) ? value : date.toISOString()
}

function numberAt(values: Map<number, Value>, tag: number): number | null {
  const value = values.get(tag)
  return typeof value === 'number' ? value : null
}
