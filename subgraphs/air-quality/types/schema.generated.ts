export type Maybe<T> = T | null;
export type InputMaybe<T> = Maybe<T>;
/** All built-in and custom scalars, mapped to their actual values */
export type Scalars = {
  ID: { input: string; output: string; }
  String: { input: string; output: string; }
  Boolean: { input: boolean; output: boolean; }
  Int: { input: number; output: number; }
  Float: { input: number; output: number; }
  /**
   * A point in time as RFC 3339 text with its offset, for example `2020-10-22T18:54:00+09:00`, in the years 1800 to 2999.
   * Times are returned in the site's time zone, Asia/Seoul (+09:00).
   */
  DateTime: { input: Date; output: Date; }
  _FieldSet: { input: unknown; output: unknown; }
};

/** The audience of an advisory. */
export type AdvisoryAudience =
  /** Every user. */
  | 'GENERAL'
  /** Children, the elderly, and people with heart or lung diseases. */
  | 'SENSITIVE';

/** The air quality of a region at one time. */
export type AirQuality = {
  readonly __typename?: 'AirQuality';
  /** Health advice for this grade; null without a grade. */
  readonly advisory: Maybe<Scalars['String']['output']>;
  /** Carbon monoxide. */
  readonly co: Maybe<PollutantReading>;
  /** The overall grade: the source's, otherwise that of the index. Null when neither is known. */
  readonly grade: Maybe<AirQualityGrade>;
  /** The label of the grade. */
  readonly gradeLabel: Maybe<Scalars['String']['output']>;
  /**
   * The Comprehensive Air-quality Index (CAI), 0 to 500: the source's, otherwise computed. Null when the source gave none
   * and one of PM10, PM2.5, O3 and NO2 is missing, or the source's grade is another than that of the computed index.
   */
  readonly index: Maybe<Scalars['Int']['output']>;
  /** Whether the reading is more than 3 hours old (configurable), relative to now or to the requested time. */
  readonly isStale: Scalars['Boolean']['output'];
  /** The grade as the site's strip prints it: A (GOOD) to D (VERY_UNHEALTHY). */
  readonly letter: Maybe<Scalars['String']['output']>;
  /** Nitrogen dioxide. */
  readonly no2: Maybe<PollutantReading>;
  /** Ozone. */
  readonly o3: Maybe<PollutantReading>;
  /** The time of the observation. */
  readonly observedAt: Scalars['DateTime']['output'];
  /** Particulates up to 10 µm. */
  readonly pm10: Maybe<PollutantReading>;
  /** Particulates up to 2.5 µm. */
  readonly pm25: Maybe<PollutantReading>;
  /** When one of the sources last published or corrected it. */
  readonly recordedAt: Maybe<Scalars['DateTime']['output']>;
  /** The region. */
  readonly region: Region;
  /** Sulphur dioxide. */
  readonly so2: Maybe<PollutantReading>;
  /** The source that goes before the others, by the rule of `sources`. */
  readonly source: Maybe<Scalars['String']['output']>;
  /**
   * Everybody who reported this region and time. Each value is that of the first source that gives it: of measurements
   * before grades alone, of these the last published.
   */
  readonly sources: ReadonlyArray<AirQualitySource>;
  /** The air temperature in degrees Celsius, null when the source gave none. */
  readonly temperature: Maybe<Scalars['Float']['output']>;
};


/** The air quality of a region at one time. */
export type AirQualityAdvisoryArgs = {
  audience?: AdvisoryAudience;
  locale?: Locale;
};


/** The air quality of a region at one time. */
export type AirQualityGradeLabelArgs = {
  locale?: Locale;
};

/** The readings of one hour, day or week. */
export type AirQualityBucket = {
  readonly __typename?: 'AirQualityBucket';
  /** Carbon monoxide. */
  readonly co: Maybe<AirQualityStatistics>;
  /** When it ends, and the next one starts. */
  readonly end: Scalars['DateTime']['output'];
  /** The index (CAI). */
  readonly index: Maybe<AirQualityStatistics>;
  /** Nitrogen dioxide. */
  readonly no2: Maybe<AirQualityStatistics>;
  /** Ozone. */
  readonly o3: Maybe<AirQualityStatistics>;
  /** Particulates up to 10 µm, by their hourly values. */
  readonly pm10: Maybe<AirQualityStatistics>;
  /** Particulates up to 2.5 µm, by their hourly values. */
  readonly pm25: Maybe<AirQualityStatistics>;
  /** The number of readings; 0 is a gap. */
  readonly readings: Scalars['Int']['output'];
  /** Sulphur dioxide. */
  readonly so2: Maybe<AirQualityStatistics>;
  /** When the interval starts. */
  readonly start: Scalars['DateTime']['output'];
  /** The air temperature. */
  readonly temperature: Maybe<AirQualityStatistics>;
  /** The worst overall grade. */
  readonly worstGrade: Maybe<AirQualityGrade>;
};

/** AirKorea's four grades. */
export type AirQualityGrade =
  /** 좋음, AirKorea's 1, A in the strip. */
  | 'GOOD'
  /** 보통, AirKorea's 2, B in the strip. */
  | 'MODERATE'
  /** 나쁨, AirKorea's 3, C in the strip. */
  | 'UNHEALTHY'
  /** 매우나쁨, AirKorea's 4, D in the strip. */
  | 'VERY_UNHEALTHY';

/** The number of regions with a grade. */
export type AirQualityGradeCount = {
  readonly __typename?: 'AirQualityGradeCount';
  /** The number of regions. */
  readonly count: Scalars['Int']['output'];
  /** The grade. */
  readonly grade: AirQualityGrade;
  /** The regions, in the order of the strip. */
  readonly regions: ReadonlyArray<Region>;
};

/** A grade with its labels and limits. */
export type AirQualityGradeInfo = {
  readonly __typename?: 'AirQualityGradeInfo';
  /** Health advice for this grade. */
  readonly advisory: Scalars['String']['output'];
  /** The grade. */
  readonly grade: AirQualityGrade;
  /** The highest index (CAI) of the grade. */
  readonly highestIndex: Scalars['Int']['output'];
  /** The label of the grade. */
  readonly label: Scalars['String']['output'];
  /** The grade as the site's strip prints it. */
  readonly letter: Scalars['String']['output'];
  /** The lowest index (CAI) of the grade. */
  readonly lowestIndex: Scalars['Int']['output'];
};


/** A grade with its labels and limits. */
export type AirQualityGradeInfoAdvisoryArgs = {
  audience?: AdvisoryAudience;
  locale?: Locale;
};


/** A grade with its labels and limits. */
export type AirQualityGradeInfoLabelArgs = {
  locale?: Locale;
};

/** A source of a reading, and what is taken from it. */
export type AirQualitySource = {
  readonly __typename?: 'AirQualitySource';
  /** The name of the source; null when it gave none. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The values of the reading that are this source's. */
  readonly provides: ReadonlyArray<AirQualityValue>;
  /** When it published its values, or last corrected them. */
  readonly recordedAt: Scalars['DateTime']['output'];
};

/** Minimum, mean and maximum of some values. */
export type AirQualityStatistics = {
  readonly __typename?: 'AirQualityStatistics';
  /** The number of values. */
  readonly count: Scalars['Int']['output'];
  /** The maximum. */
  readonly max: Scalars['Float']['output'];
  /** The mean. */
  readonly mean: Scalars['Float']['output'];
  /** The minimum. */
  readonly min: Scalars['Float']['output'];
  /** The unit: `µg/m³`, `ppm`, `°C`; null for the index. */
  readonly unit: Maybe<Scalars['String']['output']>;
};

/** The air quality of the whole country. */
export type AirQualitySummary = {
  readonly __typename?: 'AirQualitySummary';
  /** The region with the lowest index. */
  readonly best: Maybe<AirQuality>;
  /** Carbon monoxide. */
  readonly co: Maybe<AirQualityStatistics>;
  /** The number of regions with each grade, from best to worst. */
  readonly grades: ReadonlyArray<AirQualityGradeCount>;
  /** The indices of the regions. */
  readonly index: Maybe<AirQualityStatistics>;
  /** Regions whose reading is stale or missing; they are not counted in other fields. */
  readonly missing: ReadonlyArray<Region>;
  /** Nitrogen dioxide. */
  readonly no2: Maybe<AirQualityStatistics>;
  /** Ozone. */
  readonly o3: Maybe<AirQualityStatistics>;
  /** The time of the newest reading; null when there is none. */
  readonly observedAt: Maybe<Scalars['DateTime']['output']>;
  /** Particulates up to 10 µm. */
  readonly pm10: Maybe<AirQualityStatistics>;
  /** Particulates up to 2.5 µm. */
  readonly pm25: Maybe<AirQualityStatistics>;
  /** Sulphur dioxide. */
  readonly so2: Maybe<AirQualityStatistics>;
  /** The temperatures of the regions. */
  readonly temperature: Maybe<AirQualityStatistics>;
  /** The region with the highest index. */
  readonly worst: Maybe<AirQuality>;
};

/** The values of a reading. */
export type AirQualityValue =
  /** Carbon monoxide. */
  | 'CO'
  /** The overall grade and the index. A grade that is computed from concentrations is no source's. */
  | 'GRADE'
  /** Nitrogen dioxide. */
  | 'NO2'
  /** Ozone. */
  | 'O3'
  /** Particulates up to 10 µm. */
  | 'PM10'
  /** Particulates up to 2.5 µm. */
  | 'PM25'
  /** Sulphur dioxide. */
  | 'SO2'
  /** The air temperature. */
  | 'TEMPERATURE';

/** Who may get a cached response. */
export type CacheControlScope =
  /** Only the user whose request it answered. */
  | 'PRIVATE'
  /** Every user. */
  | 'PUBLIC';

/** The length of a history's intervals. */
export type HistoryInterval =
  /** Days, from midnight in Asia/Seoul. */
  | 'DAY'
  /** Hours. */
  | 'HOUR'
  /** Weeks, from Monday in Asia/Seoul. */
  | 'WEEK';

/** A language of the site. */
export type Locale =
  /** English. */
  | 'EN'
  /** Korean. */
  | 'KO';

/** All mutations. Each one requires a token with the scope it names. */
export type Mutation = {
  readonly __typename?: 'Mutation';
  /**
   * Records readings, one per region and time. Readings of several sources are merged (see `AirQuality.sources`); of one
   * source, the last published replaces the others. An identical reading of a source changes nothing, so running it twice
   * is safe. All readings are recorded or none.
   * Requires the scope `air-quality:write`. Errors: CONFLICT when others keep writing the same readings.
   */
  readonly recordAirQuality: Maybe<RecordAirQualityPayload>;
};


/** All mutations. Each one requires a token with the scope it names. */
export type MutationRecordAirQualityArgs = {
  dryRun?: Scalars['Boolean']['input'];
  input: ReadonlyArray<RecordAirQualityInput>;
};

/** The pollutants of the index. */
export type Pollutant =
  /** Carbon monoxide, in ppm. */
  | 'CO'
  /** Nitrogen dioxide, in ppm. */
  | 'NO2'
  /** Ozone, in ppm. */
  | 'O3'
  /** Particulates up to 10 µm, in µg/m³. */
  | 'PM10'
  /** Particulates up to 2.5 µm, in µg/m³. */
  | 'PM25'
  /** Sulphur dioxide, in ppm. */
  | 'SO2';

/** The concentration of a pollutant. */
export type PollutantReading = {
  readonly __typename?: 'PollutantReading';
  /**
   * The predicted mean of 24 hours, which grades particulates. If the source gives none, it is computed from the hours
   * before, as AirKorea does; null for gases, and while fewer than nine of twelve hours or three of the last four are
   * known.
   */
  readonly average24h: Maybe<Scalars['Float']['output']>;
  /** The grade: the source's, otherwise by AirKorea's breakpoints. */
  readonly grade: Maybe<AirQualityGrade>;
  /** The pollutant. */
  readonly pollutant: Pollutant;
  /** The unit of the values: `µg/m³` or `ppm`. */
  readonly unit: Scalars['String']['output'];
  /** The hourly concentration, null when the source gave only the grade. */
  readonly value: Maybe<Scalars['Float']['output']>;
};

/** The concentration of a pollutant. */
export type PollutantReadingInput = {
  /** The predicted mean of 24 hours, for particulates; by default computed from the hours recorded before. */
  readonly average24h?: InputMaybe<Scalars['Float']['input']>;
  /**
   * The grade. By default from AirKorea's breakpoints; required without a value. It is that of `average24h` or `value` by
   * these, if the value that is graded is known: for gases `value`, for particulates `average24h`.
   */
  readonly grade?: InputMaybe<AirQualityGrade>;
  /** The hourly concentration; null for a source that gives a grade only. At least one of `value` and `grade`. */
  readonly value?: InputMaybe<Scalars['Float']['input']>;
};

/** All queries. */
export type Query = {
  readonly __typename?: 'Query';
  /** The four grades from best to worst, for a legend. */
  readonly airQualityGrades: Maybe<ReadonlyArray<AirQualityGradeInfo>>;
  /**
   * The regions' latest readings, those with the highest concentration of a pollutant first. Regions without a value, and
   * those whose latest reading is stale, are left out.
   */
  readonly airQualityRanking: Maybe<ReadonlyArray<AirQuality>>;
  /** The air quality of the whole country, from the readings of its regions that are not stale. */
  readonly airQualitySummary: Maybe<AirQualitySummary>;
  /** One region, or null when it does not exist. Provide exactly one of the arguments. */
  readonly region: Maybe<Region>;
  /** Korea's 17 first-level regions in the order of the site's strip. */
  readonly regions: Maybe<ReadonlyArray<Region>>;
};


/** All queries. */
export type QueryAirQualityRankingArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
  first?: InputMaybe<Scalars['Int']['input']>;
  pollutant: Pollutant;
};


/** All queries. */
export type QueryAirQualitySummaryArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
};


/** All queries. */
export type QueryRegionArgs = {
  code?: InputMaybe<Scalars['ID']['input']>;
  name?: InputMaybe<Scalars['String']['input']>;
};

/** One reading. It must have a grade, an index or a pollutant. */
export type RecordAirQualityInput = {
  /** Carbon monoxide, in ppm. */
  readonly co?: InputMaybe<PollutantReadingInput>;
  /** The overall grade. By default that of the index; with an index, it is the grade of it. */
  readonly grade?: InputMaybe<AirQualityGrade>;
  /** The Comprehensive Air-quality Index, 0 to 500. By default computed from the pollutants when they suffice. */
  readonly index?: InputMaybe<Scalars['Int']['input']>;
  /** Nitrogen dioxide, in ppm. */
  readonly no2?: InputMaybe<PollutantReadingInput>;
  /** Ozone, in ppm. */
  readonly o3?: InputMaybe<PollutantReadingInput>;
  /** The time of the observation, not in the future. */
  readonly observedAt: Scalars['DateTime']['input'];
  /** Particulates up to 10 µm, in µg/m³. */
  readonly pm10?: InputMaybe<PollutantReadingInput>;
  /** Particulates up to 2.5 µm, in µg/m³. */
  readonly pm25?: InputMaybe<PollutantReadingInput>;
  /**
   * When the source published it; now by default. A reading of the same source, region and time that was published later
   * is not overwritten.
   */
  readonly recordedAt?: InputMaybe<Scalars['DateTime']['input']>;
  /** ISO 3166-2:KR code of the region. */
  readonly regionCode: Scalars['ID']['input'];
  /** Sulphur dioxide, in ppm. */
  readonly so2?: InputMaybe<PollutantReadingInput>;
  /** The source of the reading, up to 200 characters. A reading has up to 50 sources. */
  readonly source?: InputMaybe<Scalars['String']['input']>;
  /** The air temperature in degrees Celsius, -60 to 60. */
  readonly temperature?: InputMaybe<Scalars['Float']['input']>;
};

/** Result of `recordAirQuality`. */
export type RecordAirQualityPayload = {
  readonly __typename?: 'RecordAirQualityPayload';
  /** The number of readings that were older than existing ones of their source, which were kept. */
  readonly outdated: Scalars['Int']['output'];
  /** The number of readings that were new or different, and were written. */
  readonly recorded: Scalars['Int']['output'];
  /** The number of readings that were identical to existing ones of their source. */
  readonly unchanged: Scalars['Int']['output'];
};

/** One of Korea's 17 first-level regions. */
export type Region = {
  readonly __typename?: 'Region';
  /** The latest reading, null when there is none yet. */
  readonly airQuality: Maybe<AirQuality>;
  /**
   * Minimum, mean and maximum of the readings in each hour, day or week of a time span, oldest first, in whole intervals
   * of Asia/Seoul. An interval without readings is included, with zero readings and without values. Hours go back as far
   * as readings are stored, days and weeks forever.
   */
  readonly airQualityHistory: Maybe<ReadonlyArray<AirQualityBucket>>;
  /** ISO 3166-2:KR code, for example `KR-11`. */
  readonly code: Scalars['ID']['output'];
  /** Its position in the site's strip, from 1. */
  readonly displayOrder: Maybe<Scalars['Int']['output']>;
  /** The name in English, for example Seoul. */
  readonly englishName: Maybe<Scalars['String']['output']>;
  /** The short Korean name, for example 서울. */
  readonly name: Maybe<Scalars['String']['output']>;
  /** The official Korean name, for example 서울특별시. */
  readonly officialName: Maybe<Scalars['String']['output']>;
};


/** One of Korea's 17 first-level regions. */
export type RegionAirQualityArgs = {
  at?: InputMaybe<Scalars['DateTime']['input']>;
};


/** One of Korea's 17 first-level regions. */
export type RegionAirQualityHistoryArgs = {
  from: Scalars['DateTime']['input'];
  interval: HistoryInterval;
  to: Scalars['DateTime']['input'];
};

/** Events in real time. */
export type Subscription = {
  readonly __typename?: 'Subscription';
  /** A region's latest reading, whenever there is a new or corrected one. */
  readonly airQualityUpdated: AirQuality;
};


/** Events in real time. */
export type SubscriptionAirQualityUpdatedArgs = {
  regionCodes?: InputMaybe<ReadonlyArray<Scalars['ID']['input']>>;
};
