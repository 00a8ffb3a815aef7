/** What Apollo Sandbox opens with: the newest articles beside the strip of regions, answered by three subgraphs. */
export const EXAMPLE_OPERATION = `query FrontPage {
  articles(first: 5) {
    nodes {
      headline
      publishedAt
      bylines {
        name
        role
      }
      commentCounts {
        totalPublished
      }
      regions {
        name
      }
    }
  }
  regions {
    name
    airQuality {
      grade
      gradeLabel
      temperature
      observedAt
    }
  }
}
`;
